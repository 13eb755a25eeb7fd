import { CALLS, type Kind, type Output } from './calls.ts'

type Calls = typeof CALLS
type PublicKind = { [K in Kind]: Calls[K]['isPublic'] extends true ? K : never }[Kind]

/** A public call as a function. A call without a result returns nothing. */
type ApiFunction<K extends PublicKind> = (
  ...args: Parameters<Calls[K]['args']>
) => Promise<[Output<K>] extends [null] ? void : Output<K>>

type Group = PublicKind extends infer K ? (K extends `${infer G}.${string}` ? G : never) : never
type NameIn<G extends Group> = PublicKind extends infer K ? (K extends `${G}.${infer N}` ? N : never) : never

/** `globalThis.crumbline` in the background: the public API for test tools, which docs/contract.md describes. */
export type CrumblineApi = {
  readonly version: string
  /** Resolves when the log is loaded and the rules are active. */
  readonly ready: Promise<void>
} & {
  readonly [K in PublicKind as K extends `${string}.${string}` ? never : K]: ApiFunction<K>
} & {
  readonly [G in Group]: { readonly [N in NameIn<G>]: ApiFunction<Extract<PublicKind, `${G}.${N}`>> }
}

/** Checks an input and runs the call. */
export type RunCall = <K extends Kind>(kind: K, input: unknown) => Promise<Output<K>>

/** Makes the global of the table of calls: 'rules.add' becomes `rules.add`. */
export function createApi(run: RunCall, { version, ready }: Pick<CrumblineApi, 'version' | 'ready'>): CrumblineApi {
  const api: Record<string, unknown> = { version, ready }
  for (const kind of Object.keys(CALLS) as Kind[]) {
    if (!CALLS[kind].isPublic) continue
    const [group, name] = kind.split('.')
    const call = functionOf(kind, run)
    if (group === undefined) continue
    if (name === undefined) api[group] = call
    else api[group] = { ...(api[group] as object | undefined), [name]: call }
  }
  // The loop makes what the type says, key by key.
  return api as unknown as CrumblineApi
}

function functionOf(kind: Kind, run: RunCall): (...args: unknown[]) => Promise<unknown> {
  // Arguments are unknown here; `run` checks what they make.
  const toInput = CALLS[kind].args as (...args: unknown[]) => unknown
  return async (...args) => (await run(kind, toInput(...args))) ?? undefined
}
