/**
 * Returns the public suffix of a canonical host name: 'co.uk' for 'www.example.co.uk', 'test' for 'a.test' (the list's
 * default rule applies). Null when it isn't known. Never called with an IP address.
 */
export type PublicSuffixOf = (host: string) => string | null

/**
 * Determines public suffixes by the Public Suffix List's algorithm (https://publicsuffix.org/list), including private
 * domains. For browsers that have no API for them.
 */
export class PublicSuffixes {
  readonly #rules: ReadonlySet<string>

  /** @param text the list's rules, one per line, in its own notation but with Punycode names: `co.uk`, `*.ck`, `!www.ck` */
  constructor(text: string) {
    this.#rules = new Set(text.split('\n').filter((line) => line !== ''))
  }

  /** @param host canonical (lower case, Punycode), not an IP address, without a trailing dot */
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
      // Both browsers also treat the parent of a wildcard as a suffix: `kawasaki.jp` in `*.kawasaki.jp` (Chromium 156,
      // Firefox 153).
      if (this.#rules.has(`*.${domain}`)) return domain
      // "If no rules match, the prevailing rule is "*"."
      if (dot < 0 || this.#rules.has(`*.${parent}`)) return domain
      at += dot + 1
    }
  }
}
