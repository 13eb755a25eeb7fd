import type { RuleInput } from '../rules/model/rule.ts'
import {
  LOSS_CODES,
  type LossCode,
  type Paste,
  type PastedCookie,
  type PasteFormat,
  type PasteProblem,
  type PasteProblemCode,
} from './paste.ts'

/** More than any jar has. */
const MAX_COOKIES = 20_000
const MAX_PROBLEMS = 200

/** Collects the results while a text is read. */
export class PasteBuilder {
  readonly #text: string
  readonly #cookies: PastedCookie[] = []
  readonly #known = new Set<string>()
  readonly #rules: RuleInput[] = []
  readonly #problems: PasteProblem[] = []
  readonly #lost = new Set<LossCode>()
  #request: Paste['request'] = null

  constructor(text: string) {
    this.#text = text
  }

  get cookies(): readonly PastedCookie[] {
    return this.#cookies
  }

  add(cookie: PastedCookie): void {
    const { name, at, domain, path, partitionKey, storeId, firstPartyDomain } = cookie
    if (name === '') return void this.addProblem('name-empty', at)
    if (this.#cookies.length >= MAX_COOKIES) return void this.addProblem('too-many', at)
    const identity = JSON.stringify([name, domain, path, partitionKey, storeId, firstPartyDomain])
    if (this.#known.has(identity)) return void this.addProblem('name-repeated', at)
    this.#known.add(identity)
    this.#cookies.push(cookie)
  }

  addRule(rule: RuleInput): void {
    this.#rules.push(rule)
  }

  describeRequest(request: { readonly url?: string | undefined; readonly method?: string | undefined }): void {
    const { url, method } = request
    this.#request = { ...this.#request, ...(url ? { url } : {}), ...(method ? { method } : {}) }
  }

  get hasRequest(): boolean {
    return this.#request !== null
  }

  /**
   * Records a problem; only the first MAX_PROBLEMS are kept. @param at offset in the whole text @returns null, so that a
   * reader can return the call
   */
  addProblem(code: PasteProblemCode, at: number): null {
    if (this.#problems.length >= MAX_PROBLEMS) return null
    const near = /^[^\r\n]{0,24}/u.exec(this.#text.slice(at, at + 200))?.[0] ?? ''
    this.#problems.push({ code, at, near })
    return null
  }

  /** Records a loss. Returns nothing, so that a reader can return the call. */
  addLoss(code: LossCode): undefined {
    this.#lost.add(code)
  }

  /** Adds a problem when nothing else was found in the text. */
  requireSomething(at = 0): void {
    if (this.#cookies.length + this.#rules.length + this.#problems.length === 0) this.addProblem('no-cookies-here', at)
  }

  build(format: PasteFormat): Paste {
    return {
      format,
      cookies: this.#cookies,
      request: this.#request,
      rules: this.#rules,
      problems: this.#problems,
      lost: LOSS_CODES.filter((code) => this.#lost.has(code)),
    }
  }
}
