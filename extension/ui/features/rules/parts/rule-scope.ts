import type { RuleInput } from '../../../../../src/rules/model/rule.ts'
import { readMatchPattern } from '../../../../../src/rules/scope/match-pattern.ts'
import { inScope, readScope } from '../../../../../src/rules/scope/scope.ts'

/** Returns whether a rule applies to every host. */
export function isEverywhere({ scope }: RuleInput): boolean {
  return scope.urls.some((url) => {
    const pattern = readMatchPattern(url)
    return typeof pattern !== 'string' && pattern.hosts.kind === 'all'
  })
}

/**
 * Returns a URL for the preview of a rule: the open page if it is in the rule's scope, else the first host of the scope.
 * @param pageUrl the URL of the open page
 * @returns null when the scope names no host
 */
export function exampleUrl({ scope }: RuleInput, pageUrl: string | null): string | null {
  // Resource types and methods do not affect the choice of the URL.
  const visit = { url: pageUrl ?? '', type: 'main_frame', method: 'GET', tabId: -1, initiator: null }
  if (pageUrl !== null && inScope(readScope({ urls: scope.urls }), visit)) return pageUrl
  for (const url of scope.urls) {
    const pattern = readMatchPattern(url)
    if (typeof pattern !== 'string' && pattern.hosts.kind !== 'all') {
      const scheme = pattern.schemes.includes('https') ? 'https' : 'http'
      return `${scheme}://${pattern.hosts.host}/`
    }
  }
  return null
}
