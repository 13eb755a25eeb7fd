/**
 * A list of public suffixes (https://publicsuffix.org/list, "Algorithm"), private domains included, for a browser that
 * does not hand out its own.
 */
export class PublicSuffixes {
  readonly #rules: ReadonlySet<string>

  /** @param text one rule a line, in the list's own notation and with names as a host has them: `co.uk`, `*.ck`, `!www.ck` */
  constructor(text: string) {
    this.#rules = new Set(text.split('\n').filter((line) => line !== ''))
  }

  /** @param host canonical (lower case, punycode), no address and without a dot at the end */
  of(host: string): string {
    // "If more than one rule matches, the prevailing rule is the one which is an exception rule. If there is no matching
    // exception rule, the prevailing rule is the one with the most labels." An exception has as many labels as its wildcard.
    for (let at = 0; ; ) {
      const domain = host.slice(at)
      const dot = domain.indexOf('.')
      const parent = domain.slice(dot + 1)
      // "If the prevailing rule is a exception rule, modify it by removing the leftmost label."
      if (this.#rules.has(`!${domain}`)) return parent
      if (this.#rules.has(domain)) return domain
      // "If no rules match, the prevailing rule is "*"."
      if (dot < 0 || this.#rules.has(`*.${parent}`)) return domain
      at += dot + 1
    }
  }
}
