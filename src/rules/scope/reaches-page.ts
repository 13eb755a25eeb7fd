import { splitUrl } from '../../cookie/url.ts'
import { hasHost } from './match-pattern.ts'
import type { Scope } from './scope.ts'

/** Returns whether a rule covers the host of the page in a tab, and so may apply to the page's requests to its own host. */
export function reachesPage({ pieces, regexes, tabIds }: Scope, url: string, tabId: number): boolean {
  if (tabIds !== null && !tabIds.includes(tabId)) return false
  const { host } = splitUrl(url)
  return pieces.some(({ hosts }) => hasHost(hosts, host)) || regexes.some((regex) => regex.test(url))
}
