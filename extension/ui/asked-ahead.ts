import type { Runtime } from 'webextension-polyfill'

/** What is on its way since before the application came (ahead.ts). */
export interface Ahead {
  /** By what was asked. */
  readonly answers: Map<string, Promise<unknown>>
  readonly port: Runtime.Port
  /** What the port told meanwhile. */
  readonly heard: unknown[]
  /** The port is down. */
  gone: boolean
  /** The application listens by itself. */
  taken: boolean
}

declare global {
  var ahead: Ahead | undefined
}

/** ms since the page was asked for: whoever asks later wants to know how it is then. */
const FRESH = 2000

/** The answer that is on its way already; undefined: nobody asked, or it was taken. An answer is given once. */
export function takeAnswer<T>(key: string): Promise<T> | undefined {
  const answer = globalThis.ahead?.answers.get(key)
  globalThis.ahead?.answers.delete(key)
  if (performance.now() > FRESH) return undefined
  // Of the very question, so of its type.
  return answer as Promise<T> | undefined
}

/** The line to the background, once; undefined where there is none. */
export function takeLine(): Omit<Ahead, 'answers'> | undefined {
  const { ahead } = globalThis
  if (ahead === undefined || ahead.taken) return undefined
  ahead.taken = true
  return ahead
}
