import { isHeaderLines } from './read/read-header-lines.ts'
import { isPython } from './read/read-python.ts'
import { readScript, type Script } from './syntax/read-script.ts'
import { field, isRecord, type RecordTerm, type Term } from './syntax/term.ts'

/** A pasted text, and its parse as a program or as JSON. It is parsed once, and only when a format needs it. */
export class PasteSource {
  readonly text: string
  #script: Script | null = null
  #isLiteral: boolean | null = null

  constructor(text: string) {
    this.text = text
  }

  get script(): Script {
    this.#script ??= readScript(this.text)
    return this.#script
  }

  /** True if the text is JSON, or an object or list in Python or JavaScript. `cookies = ` may precede it. */
  get isLiteral(): boolean {
    this.#isLiteral ??= isLiteral(this.text)
    return this.#isLiteral
  }

  /** The object or list that `isLiteral` describes; null when there is none. */
  get literal(): Term | null {
    const term = this.isLiteral ? (this.script.statements[0]?.term ?? null) : null
    return term === null ? null : withoutEnvelope(term)
  }

  /** The object, if the literal is one; otherwise null. */
  get object(): RecordTerm | null {
    const { literal } = this
    return literal !== null && isRecord(literal) ? literal : null
  }
}

function isLiteral(text: string): boolean {
  if (/^\s*[[{(]/.test(text)) return true
  // Two braces begin a placeholder (`t={{uuid}}`), because no dict begins with a dict.
  const isAssigned = /^\s*(?:(?:const|let|var)\s+)?[\w.]+\s*[=:]\s*\{(?!\{)/.test(text)
  return isAssigned && !isHeaderLines(text) && !isPython(text)
}

/** CDP replies have the form `{ id, result: { cookies: [...] } }`. */
function withoutEnvelope(term: Term): Term {
  if (!isRecord(term) || field(term, 'cookies')) return term
  const result = field(term, 'result')
  return isRecord(result) && field(result, 'cookies')?.kind === 'list' ? result : term
}
