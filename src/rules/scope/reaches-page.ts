import { splitUrl } from '../../cookie/url.ts'
import { hasHost } from './match-pattern.ts'
import type { Scope } from './scope.ts'

/** Whether a rule is about the host of the page that a tab shows, so that what the page asks of its own host may fall under it. */
export function reachesPage({ pieces, regexes, tabIds }: Scope, url: string, tabId: number): boolean {
  if (tabIds !== null && !tabIds.includes(tabId)) return false
  const { host } = splitUrl(url)
  return pieces.some(({ hosts }) => hasHost(hosts, host)) || regexes.some((regex) => regex.test(url))
}
