/** A function whose source is sent to a browser. It can use its arguments and the globals there, and no variable from here. */
export type RemoteFunction<A extends readonly unknown[], T> = (...args: A) => T | Promise<T>

/**
 * An expression that calls `fn` in another context and evaluates to a promise of its result as JSON text (or undefined).
 * It defines `__name` because esbuild wraps named inner functions in a helper of that name, which exists only here.
 */
export function remoteCall<A extends readonly unknown[], T>(fn: RemoteFunction<A, T>, args: A): string {
  const inner = args.map((arg) => JSON.stringify(arg) ?? 'undefined').join(', ')
  return `(async () => { const __name = (f) => f; return JSON.stringify(await (${fn})(${inner})) })()`
}

/** Decodes the result of a `remoteCall`. Nothing checks the cast: `fn` returned a T, and T survives JSON. */
export function remoteValue<T>(text: unknown): T {
  return (typeof text === 'string' ? JSON.parse(text) : undefined) as T
}
