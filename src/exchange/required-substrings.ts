import type { Filter, FilterTerm } from './filter.ts'

/** What stands in JSON as it is, and in one piece where a URL is parted before its path. */
const PLAIN = /[ !#-.0-[\]-~]+/g
const ASCII = /^[\0-\x7f]*$/

/**
 * Texts, in lower case, each of which is somewhere in every exchange that fits the filter, in some case of letters: where one
 * is missing nothing fits. Other exchanges may have them too.
 */
export function requiredSubstrings(filter: Filter): string[] {
  return filter.flatMap((term) => needleOf(term) ?? [])
}

function needleOf(term: FilterTerm): string | null {
  if (term.not) return null
  switch (term.key) {
    case 'text':
    case 'name':
    case 'value':
    case 'host':
    case 'method':
    case 'reason':
      return longestPlain(term.text)
    case 'type':
    case 'status':
    case 'is':
      return null
  }
}

function longestPlain(text: string): string | null {
  // Letters beyond ASCII may have another in ASCII as their lower case.
  if (!ASCII.test(text)) return null
  const [longest = ''] = (text.match(PLAIN) ?? []).sort((a, b) => b.length - a.length)
  return longest === '' ? null : longest
}
