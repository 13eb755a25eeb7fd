import type { Filter, FilterTerm } from './filter.ts'

/**
 * Characters that JSON does not escape. Each run of them stays unbroken in an encoded page, because an encoded URL is
 * split only before its path.
 */
const UNESCAPED = /[ !#-.0-[\]-~]+/g
const ASCII = /^[\0-\x7f]*$/

/**
 * Lower-case substrings that every match must contain, in any case of letters. A page that lacks one can be skipped without
 * decoding. Exchanges that do not match may contain them too.
 */
export function requiredSubstrings(filter: Filter): string[] {
  return filter.flatMap((term) => requiredBy(term) ?? [])
}

function requiredBy(term: FilterTerm): string | null {
  if (term.not) return null
  switch (term.key) {
    case 'text':
    case 'name':
    case 'value':
    case 'host':
    case 'method':
    case 'reason':
      return longestUnescaped(term.text)
    case 'type':
    case 'status':
    case 'is':
      return null
  }
}

function longestUnescaped(text: string): string | null {
  // A letter beyond ASCII may have a lower-case form within ASCII: that of the Kelvin sign is 'k'.
  if (!ASCII.test(text)) return null
  const [longest = ''] = (text.match(UNESCAPED) ?? []).sort((a, b) => b.length - a.length)
  return longest === '' ? null : longest
}
