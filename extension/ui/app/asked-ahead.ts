import type { Runtime } from 'webextension-polyfill'

/** What was asked before the application ran (ahead.ts). By what was asked. */
const answers = new Map<string, Promise<unknown>>()
let line: Line | undefined

/** The line to the background, as it is by now. */
export interface Line {
  readonly port: Runtime.Port
  /** What it told meanwhile. */
  readonly heard: unknown[]
  /** It is down. */
  gone: boolean
  /** The application listens by itself. */
  taken: boolean
}

export function holdAnswer(key: string, answer: Promise<unknown>): void {
  answers.set(key, answer)
}

export function holdLine(held: Line): void {
  line = held
}

/** ms since the page was asked for: whoever asks later wants to know how it is then. */
const FRESH = 2000

/** The answer that is on its way already; undefined: nobody asked, or it was taken. An answer is given once. */
export function takeAnswer<T>(key: string): Promise<T> | undefined {
  const answer = answers.get(key)
  answers.delete(key)
  if (performance.now() > FRESH) return undefined
  // Of the very question, so of its type.
  return answer as Promise<T> | undefined
}

/** The line to the background, once; undefined where there is none. */
export function takeLine(): Line | undefined {
  if (line === undefined || line.taken) return undefined
  line.taken = true
  return line
}
