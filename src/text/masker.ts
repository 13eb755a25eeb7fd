/** Shorter secrets are masked only as whole values, not inside other texts, where they occur by chance. */
const MIN_LENGTH = 4
/** Characters that replace a secret's own. The first one whose token contains no other secret is used. */
const FILLS = ['x', 'y', 'z', 'w', 'q', '•', '▪']

/**
 * Masks secrets in one export. Equal secrets get equal tokens, different ones different tokens (except very short ones).
 * A token has the length and the punctuation of its secret: a JWT keeps its three parts, a UUID its dashes. The result of
 * `text` contains no secret of four characters or more that has any letter or digit.
 */
export class Masker {
  /** Secrets by their first four characters, longest first. */
  readonly #byStart = new Map<string, string[]>()
  readonly #tokens = new Map<string, string>()

  /** @param secrets all secrets of the export: one that is missing here is not found inside other texts */
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

  /**
   * Returns the end of a run of overlapping secrets. They are masked as one, because each may keep punctuation that they
   * share.
   */
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

/** Replaces letters and digits; the first ones by the secret's number. Punctuation stays. */
function filled(secret: string, fill: string, number: string): string {
  const letters = secret.match(/[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e ]/g)?.length ?? 0
  const start = letters > number.length ? `${fill}${number}` : letters === number.length ? number : ''
  let at = 0
  return secret.replace(/[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e ]/g, () => start[at++] ?? fill)
}

/** Returns the forms in which a secret may occur: also without its quotes, URL-decoded or URL-encoded. */
function formsOf(secret: string): string[] {
  const bare = /^".*"$/s.test(secret) ? secret.slice(1, -1) : secret
  return [secret, bare, ...ifAny(() => decodeURIComponent(bare)), ...ifAny(() => encodeURIComponent(bare))]
}

/** Returns no form for a text that can't be decoded or encoded. */
function ifAny(form: () => string): string[] {
  try {
    return [form()]
  } catch (error) {
    if (error instanceof URIError) return []
    throw error
  }
}
