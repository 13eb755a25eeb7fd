/** Shorter secrets are masked as values only, not inside other texts: they occur in every text by chance. */
const MIN_LENGTH = 4
/** Characters that replace a secret's own. The first one is taken whose token contains no other secret. */
const FILLS = ['x', 'y', 'z', 'w', 'q', '•', '▪']

/**
 * Masks secrets in one export. Equal secrets get equal tokens, different ones different tokens (except very short ones). A
 * token has the length and the punctuation of its secret: a JWT keeps its three parts, a UUID its dashes. The result of `text`
 * contains no secret of four characters or more that has any letter or digit.
 */
export class Masker {
  /** By the first four characters; the longest secret first. */
  readonly #byStart = new Map<string, string[]>()
  readonly #tokens = new Map<string, string>()

  /** @param secrets all of the export: one that is not listed here is not found inside other texts */
  constructor(secrets: Iterable<string>) {
    const all = new Set<string>()
    for (const secret of secrets) for (const form of formsOf(secret)) if (form.length >= MIN_LENGTH) all.add(form)
    for (const secret of all) {
      const start = secret.slice(0, MIN_LENGTH)
      const others = this.#byStart.get(start)
      if (others) others.push(secret)
      else this.#byStart.set(start, [secret])
    }
    for (const list of this.#byStart.values()) list.sort((one, other) => other.length - one.length)
  }

  /** Replaces a whole secret. */
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

  /** Replaces every secret in a text. */
  text(text: string): string {
    let masked = ''
    let from = 0
    for (let at = 0; at + MIN_LENGTH <= text.length; ) {
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

  /** The end of a run of overlapping secrets: they are masked as one, as each may keep punctuation that they share. */
  #endOf(text: string, at: number, first: number): number {
    let end = first
    for (let next = at + 1; next < end; next += 1) {
      end = Math.max(end, next + (this.#secretAt(text, next)?.length ?? 0))
    }
    return end
  }

  #secretAt(text: string, at: number): string | undefined {
    return this.#byStart.get(text.slice(at, at + MIN_LENGTH))?.find((secret) => text.startsWith(secret, at))
  }

  #isClean(token: string): boolean {
    for (let at = 0; at + MIN_LENGTH <= token.length; at += 1) if (this.#secretAt(token, at) !== undefined) return false
    return true
  }
}

/** Replaces letters and digits, the first ones by the secret's number. Punctuation stays. */
function filled(secret: string, fill: string, number: string): string {
  const letters = secret.match(/[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e ]/g)?.length ?? 0
  const start = letters > number.length ? `${fill}${number}` : letters === number.length ? number : ''
  let at = 0
  return secret.replace(/[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e ]/g, () => start[at++] ?? fill)
}

/** A secret may also occur without its quotes, URL-decoded or URL-encoded. */
function formsOf(secret: string): string[] {
  const bare = /^".*"$/s.test(secret) ? secret.slice(1, -1) : secret
  return [secret, bare, ...ifAny(() => decodeURIComponent(bare)), ...ifAny(() => encodeURIComponent(bare))]
}

/** A text that can't be decoded or encoded has no such form. */
function ifAny(form: () => string): string[] {
  try {
    return [form()]
  } catch (error) {
    if (error instanceof URIError) return []
    throw error
  }
}
