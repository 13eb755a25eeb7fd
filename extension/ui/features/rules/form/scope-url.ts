import type { RuleInput } from '../../../../../src/rules/model/rule.ts'
import { readMatchPattern } from '../../../../../src/rules/scope/match-pattern.ts'
import { inScope, readScope } from '../../../../../src/rules/scope/scope.ts'

/** A rule for every host there is. */
export function isEverywhere({ scope }: RuleInput): boolean {
  return scope.urls.some((url) => {
    const pattern = readMatchPattern(url)
    return typeof pattern !== 'string' && pattern.hosts.kind === 'all'
  })
}

/**
 * A URL to show a rule at work on: the page that is open where the rule reaches it, else the first host of its scope; null
 * when there is none to name.
 */
export function exampleUrl({ scope }: RuleInput, here: string | null): string | null {
  // Kinds and methods of requests have no say in which address to show.
  const visit = { url: here ?? '', type: 'main_frame', method: 'GET', tabId: -1, initiator: null }
  if (here !== null && inScope(readScope({ urls: scope.urls }), visit)) return here
  for (const url of scope.urls) {
    const pattern = readMatchPattern(url)
    if (typeof pattern !== 'string' && pattern.hosts.kind !== 'all') {
      const scheme = pattern.schemes.includes('https') ? 'https' : 'http'
      return `${scheme}://${pattern.hosts.host}/`
    }
  }
  return null
}
