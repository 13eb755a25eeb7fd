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

/** More than any jar holds for the sites of a day. */
const MAX_COOKIES = 20_000
const MAX_PROBLEMS = 200

/** Gathers what a text holds while it is read. */
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

  /** The place of a problem is an offset in the whole text. Of very many problems the first are kept. */
  addProblem(code: PasteProblemCode, at: number): null {
    if (this.#problems.length >= MAX_PROBLEMS) return null
    const near = /^[^\r\n]{0,24}/u.exec(this.#text.slice(at, at + 200))?.[0] ?? ''
    this.#problems.push({ code, at, near })
    return null
  }

  /** Its value is nothing, so that a reader can end with it. */
  addLoss(code: LossCode): undefined {
    this.#lost.add(code)
  }

  /** Says so when the text held nothing that can be used. */
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
