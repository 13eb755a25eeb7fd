export type PasteFormat = 'pairs' | 'cookie-header' | 'dict'

/** Why a part of the text was not understood. Closed list; sentences live in `_locales`. */
export const PASTE_PROBLEMS = [
  'no-equals-sign',
  'name-empty',
  'name-repeated',
  'text-unfinished',
  'dict-unfinished',
  'escape-unreadable',
  'not-expected-here',
  'value-is-no-text',
  'format-unknown',
  'too-long',
] as const

export interface PasteProblem {
  readonly code: (typeof PASTE_PROBLEMS)[number]
  /** Where in the text, as an offset. */
  readonly at: number
  /** What stands there, shortened. */
  readonly near: string
}

/** What was understood of a pasted text, and what was not. The good part is kept when some of it is bad. */
export interface PastedCookies {
  /** null: leave this cookie out. Without a prototype, so that `constructor` and `__proto__` are names like any other. */
  readonly cookies: Record<string, string | null>
  readonly format: PasteFormat
  readonly problems: readonly PasteProblem[]
}

/** Gathers cookies and problems while a text is read. */
export class Gathering {
  readonly cookies: Record<string, string | null> = Object.create(null)
  readonly problems: PasteProblem[] = []
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  add(name: string, value: string | null, at: number): void {
    if (name === '') this.fail('name-empty', at)
    else if (name in this.cookies) this.fail('name-repeated', at)
    else this.cookies[name] = value
  }

  fail(code: PasteProblem['code'], at: number): null {
    const near = /^[^\r\n]{0,24}/u.exec(this.#text.slice(at, at + 200))?.[0] ?? ''
    this.problems.push({ code, at, near })
    return null
  }

  done(format: PasteFormat): PastedCookies {
    return { cookies: this.cookies, format, problems: this.problems }
  }
}
