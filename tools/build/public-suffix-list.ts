import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { domainToASCII } from 'node:url'

const require = createRequire(import.meta.url)

/**
 * The list as a plain file, one rule per line, private domains included. For browsers without `browser.publicSuffix` only.
 *
 * Why haraka-tld (released 2026-06, 310 KB, no dependencies), as of 2026-11: it is the one maintained package that publishes
 * the list. tldts is newer (320 of its 10,466 rules are missing here), but its public API answers for one host at a time and
 * can't list its rules. psl is two years old (929 missing), and parse-domain publishes its own compressed form only. Asked for
 * 31,512 hosts, Chromium 156's own list disagrees with haraka-tld on 544 and with tldts on 626, Firefox 153's on 1,137 and 33.
 */
const LIST = require.resolve('haraka-tld/etc/public-suffix-list')

/** The rules of the Public Suffix List as `PublicSuffixes` reads them. */
export function publicSuffixList(): string {
  const rules = readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return `${rules.map(toAscii).sort().join('\n')}\n`
}

/** A browser's hosts are in Punycode, the list's names are not. */
function toAscii(rule: string): string {
  const [, mark = '', name = ''] = /^(!|\*\.)?(.*)$/.exec(rule) ?? []
  return mark + domainToASCII(name)
}
