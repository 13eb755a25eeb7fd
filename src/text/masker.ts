/** Shorter ones are masked where they stand as values, and not wherever they turn up: they would be found in every text. */
const SHORTEST = 4
/** What a secret is filled with: the first that makes no other secret of it. */
const FILLS = ['x', 'y', 'z', 'w', 'q', '•', '▪']

/**
 * Masks secrets in one export. The same secret always gets the same token, a different one another (but for very short
 * ones); a token is as long as its secret and keeps its punctuation, so that a JWT still has its three parts and a UUID its
 * dashes. No secret of four characters or more, one of them no punctuation, is left anywhere in what went through `text`.
 */
export class Masker {
  /** Secrets by their first four characters, the longest first. */
  readonly #byStart = new Map<string, string[]>()
  readonly #tokens = new Map<string, string>()

  /** @param secrets all that may come: what is not told beforehand can't be found in other texts */
  constructor(secrets: Iterable<string>) {
    const all = new Set<string>()
    for (const secret of secrets) for (const form of formsOf(secret)) if (form.length >= SHORTEST) all.add(form)
    for (const secret of all) {
      const start = secret.slice(0, SHORTEST)
      const others = this.#byStart.get(start)
      if (others) others.push(secret)
      else this.#byStart.set(start, [secret])
    }
    for (const list of this.#byStart.values()) list.sort((one, other) => other.length - one.length)
  }

  /** What stands for a whole secret. */
  token(secret: string): string {
    if (secret === '') return ''
    const known = this.#tokens.get(secret)
    if (known !== undefined) return known
    const number = String(this.#tokens.size + 1)
    const token = FILLS.map((fill) => filled(secret, fill, number)).find((one) => this.#isClean(one))
    const safe = token ?? '•'.repeat(secret.length)
    this.#tokens.set(secret, safe)
    return safe
  }

  /** A text with every secret in it masked. */
  text(text: string): string {
    let masked = ''
    let from = 0
    for (let at = 0; at + SHORTEST <= text.length; ) {
      const secret = this.#secretAt(text, at)
      if (secret === undefined) {
        at += 1
        continue
      }
      const end = this.#endOf(text, at, at + secret.length)
      masked += text.slice(from, at) + this.token(text.slice(at, end))
      at = end
      from = end
    }
    return from === 0 ? text : masked + text.slice(from)
  }

  /** Where the secrets end of which each begins within the one before it: they share punctuation, and that stays. */
  #endOf(text: string, at: number, first: number): number {
    let end = first
    for (let next = at + 1; next < end; next += 1) {
      end = Math.max(end, next + (this.#secretAt(text, next)?.length ?? 0))
    }
    return end
  }

  #secretAt(text: string, at: number): string | undefined {
    return this.#byStart.get(text.slice(at, at + SHORTEST))?.find((secret) => text.startsWith(secret, at))
  }

  #isClean(token: string): boolean {
    for (let at = 0; at + SHORTEST <= token.length; at += 1) if (this.#secretAt(token, at) !== undefined) return false
    return true
  }
}

/** Letters and digits are filled, the first of them with the secret's number; punctuation stays. */
function filled(secret: string, fill: string, number: string): string {
  const letters = secret.match(/[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e ]/g)?.length ?? 0
  const start = letters > number.length ? `${fill}${number}` : letters === number.length ? number : ''
  let at = 0
  return secret.replace(/[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e ]/g, () => start[at++] ?? fill)
}

/** A secret turns up without its quotes, decoded or encoded as well. */
function formsOf(secret: string): string[] {
  const bare = /^".*"$/s.test(secret) ? secret.slice(1, -1) : secret
  return [secret, bare, ...ifAny(() => decodeURIComponent(bare)), ...ifAny(() => encodeURIComponent(bare))]
}

/** A text that can't be decoded or encoded turns up in no such form. */
function ifAny(form: () => string): string[] {
  try {
    return [form()]
  } catch (error) {
    if (error instanceof URIError) return []
    throw error
  }
}
