/** biome's and TypeScript's `Function` says nothing; this says all that a remote call needs. */
export type RemoteFunction<A extends readonly unknown[], T> = (...args: A) => T | Promise<T>

/**
 * An expression that calls `fn` elsewhere and gives a promise of its value as JSON text (or undefined).
 * The `__name` line is for esbuild, which wraps named inner functions in a helper that only exists here.
 */
export function remoteCall<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, args: A): string {
  const inner = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')
  return `(async () => { const __name = (f) => f; return JSON.stringify(await (${fn})(${inner})) })()`
}

/** What `remoteCall` gave. The cast is the caller's word: `fn` gives a T, and T is JSON. */
export function remoteValue<T>(text: unknown): T {
  return (typeof text === 'string' ? JSON.parse(text) : undefined) as T
}
