import { evaluateTemplate } from './template-evaluate.ts'
import { NOW_FORMS, type Template, type TemplatePart, type TemplateProblem } from './template-parts.ts'

const MAX_DEPTH = 4
const UNIT: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
/** The last moment that a date can hold is some 270,000 years off: an offset of a century is enough. */
const FURTHEST = 3_155_760_000_000

/**
 * Reads a cookie's value that may hold placeholders: `{{uuid}}`, `{{now}}`, `{{now+1h}}`, `{{now-30m:ms}}`, `{{now:iso}}`,
 * `{{base64:...}}`, `{{json:...}}`, `{{cookie:NAME}}`. Those with a content take placeholders in it. `{{{{` stands for a literal
 * `{{`; a `}}` without a beginning is just that. Never throws.
 */
export function parseTemplate(text: string): Template {
  const reader = new Reader(text)
  const parts = reader.parts(false, 0)
  return { parts, problems: reader.problems }
}

/** The value that means just this text, whatever is in it. */
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

  /** Up to the end; `within` a placeholder, up to its `}}`, which is left. */
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
      // The braces of JSON are balanced: `{{json:{"a":{}}}}` ends where it should.
      if (within && char === '{') open += 1
      if (within && char === '}') open -= 1
      text += char
      this.#at += 1
    }
    endText()
    return parts
  }

  /**
   * Of a run of braces each four stand for two, and of what is left over the last two begin a placeholder.
   * @returns the literal ones
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
    const [found = '', name = '', colon] = /^([a-z0-9]*)(:)?/i.exec(this.#text.slice(this.#at, this.#at + 40)) ?? []
    if (colon === ':' && (name === 'base64' || name === 'json')) {
      this.#at += found.length
      if (depth >= MAX_DEPTH) return this.#giveUp('template-too-deep', start)
      const parts = this.parts(true, depth + 1)
      if (!this.#end(start)) return null
      if (name === 'json' && !isJson(parts)) this.#fail('template-json-unreadable', start)
      return { kind: name, parts }
    }
    const end = this.#text.indexOf('}}', this.#at)
    if (end < 0) return this.#giveUp('template-unfinished', start)
    const content = this.#text.slice(this.#at, end)
    this.#at = end + 2
    return this.#simple(content, start)
  }

  #simple(content: string, at: number): TemplatePart | null {
    if (content === 'uuid') return { kind: 'uuid' }
    if (content.startsWith('cookie:')) {
      const name = content.slice(7).trim()
      return name === '' ? this.#fail('template-cookie-nameless', at) : { kind: 'cookie', name }
    }
    if (!/^now(?![a-z])/.test(content)) return this.#fail('template-unknown', at)
    const [, sign, digits = '0', unit = 's', written = 's'] =
      /^now(?:([+-])(\d+)([smhdw]))?(?::(\w+))?$/.exec(content) ?? []
    const form = NOW_FORMS.find((one) => one === written)
    const offset = Number(digits) * (UNIT[unit] ?? Number.NaN) * (sign === '-' ? -1 : 1)
    const isRead = form !== undefined && (content === 'now' || content.startsWith('now:') || sign !== undefined)
    if (!isRead || Math.abs(offset) > FURTHEST) return this.#fail('template-time-unreadable', at)
    return { kind: 'now', offset, form }
  }

  #end(start: number): boolean {
    if (this.#text.startsWith('}}', this.#at)) {
      this.#at += 2
      return true
    }
    this.#giveUp('template-unfinished', start)
    return false
  }

  #fail(code: TemplateProblem['code'], at: number): null {
    this.problems.push({ code, at })
    return null
  }

  /** Where a placeholder ends is not known: what follows is not read. */
  #giveUp(code: TemplateProblem['code'], at: number): null {
    this.#at = this.#text.length
    return this.problems.length > 0 ? null : this.#fail(code, at)
  }
}

/** With something in place of what is not known yet. */
function isJson(parts: readonly TemplatePart[]): boolean {
  const { value } = evaluateTemplate([{ kind: 'json', parts }], { now: 0, uuid: () => '0', cookie: () => '0' })
  return value !== null
}
