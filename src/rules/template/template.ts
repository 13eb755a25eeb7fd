import { evaluateTemplate } from './template-evaluate.ts'
import { type ContentFunctionName, FUNCTIONS, isContentFunction, parseTextFunction } from './template-functions.ts'
import type { Template, TemplatePart, TemplateProblem, TemplateProblemCode } from './template-parts.ts'

const MAX_DEPTH = 4
/** Characters; longer than the name of any function. */
const MAX_NAME = 40

/**
 * Parses a cookie's value that may have placeholders: `{{uuid}}`, `{{now}}`, `{{now+1h}}`, `{{now-30m:ms}}`,
 * `{{now:iso}}`, `{{base64:...}}`, `{{json:...}}`, `{{cookie:NAME}}`. The content of `base64` and `json` may have
 * placeholders too. `{{{{` stands for a literal `{{`, and a `}}` that closes nothing for itself. Never throws.
 */
export function parseTemplate(text: string): Template {
  const reader = new Reader(text)
  const parts = reader.parts(false, 0)
  return { parts, problems: reader.problems }
}

/** Escapes a text, so that its value is the text itself. */
export function escapeTemplate(text: string): string {
  return text.replace(/\{{2,}/g, (run) => '{'.repeat(4 * Math.floor(run.length / 2) + (run.length % 2)))
}

export function isTemplate(text: string): boolean {
  return text.includes('{{')
}

class Reader {
  readonly problems: TemplateProblem[] = []
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Parses up to the end of the text, or, if `within` a placeholder, up to its `}}`, which is not consumed. */
  parts(within: boolean, depth: number): TemplatePart[] {
    const parts: TemplatePart[] = []
    let text = ''
    let open = 0
    const endText = () => {
      if (text !== '') parts.push({ kind: 'text', text })
      text = ''
    }
    while (this.#at < this.#text.length) {
      if (within && open === 0 && this.#text.startsWith('}}', this.#at)) break
      const char = this.#text[this.#at] ?? ''
      if (this.#text.startsWith('{{', this.#at)) {
        const literal = this.#escaped()
        text += literal
        if (!this.#text.startsWith('{{', this.#at)) continue
        endText()
        const part = this.#placeholder(depth)
        if (part) parts.push(part)
        continue
      }
      // Count braces: those of JSON are balanced, so `{{json:{"a":{}}}}` ends at the right place.
      if (within && char === '{') open += 1
      if (within && char === '}') open -= 1
      text += char
      this.#at += 1
    }
    endText()
    return parts
  }

  /**
   * Parses a run of opening braces. Each four stand for two literal ones; of the rest, the last two begin a placeholder.
   * @returns the literal braces
   */
  #escaped(): string {
    let end = this.#at
    while (this.#text[end] === '{') end += 1
    const run = end - this.#at
    const left = run % 4
    const literal = Math.floor(run / 4) * 2 + (left === 1 || left === 3 ? 1 : 0)
    this.#at = end - (left >= 2 ? 2 : 0)
    return '{'.repeat(literal)
  }

  #placeholder(depth: number): TemplatePart | null {
    const start = this.#at
    this.#at += 2
    const [opening = '', name = ''] = /^([a-z0-9]+):/.exec(this.#text.slice(this.#at, this.#at + MAX_NAME)) ?? []
    if (isContentFunction(name)) {
      this.#at += opening.length
      if (depth >= MAX_DEPTH) return this.#giveUp('template-too-deep', start)
      const parts = this.parts(true, depth + 1)
      if (!this.#end(start)) return null
      const { problem } = FUNCTIONS[name]
      if (problem !== null && !isTaken(name, parts)) this.#fail(problem, start)
      return { kind: name, parts }
    }
    const end = this.#text.indexOf('}}', this.#at)
    if (end < 0) return this.#giveUp('template-unfinished', start)
    const content = this.#text.slice(this.#at, end)
    this.#at = end + 2
    const letters = /^[a-z]*/.exec(content)?.[0] ?? ''
    const part = parseTextFunction(letters, content.slice(letters.length))
    return typeof part === 'string' ? this.#fail(part, start) : part
  }

  #end(start: number): boolean {
    if (this.#text.startsWith('}}', this.#at)) {
      this.#at += 2
      return true
    }
    this.#giveUp('template-unfinished', start)
    return false
  }

  #fail(code: TemplateProblemCode, at: number): null {
    this.problems.push({ code, at })
    return null
  }

  /** Records a problem and stops parsing: the end of the placeholder is unknown. */
  #giveUp(code: TemplateProblemCode, at: number): null {
    this.#at = this.#text.length
    return this.problems.length > 0 ? null : this.#fail(code, at)
  }
}

/** Returns whether the function accepts this content, trying it with sample results of inner functions. */
function isTaken(kind: ContentFunctionName, parts: readonly TemplatePart[]): boolean {
  const { value } = evaluateTemplate([{ kind, parts }], { now: 0, uuid: () => '0', cookie: () => '0' })
  return value !== null
}
