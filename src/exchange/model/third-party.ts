import type { Exchange } from './exchange.ts'

/**
 * Returns whether a request goes to another site than the page that it was made for. Where the page is unknown, the
 * initiator stands in for it.
 */
export function isThirdParty(
  { type, topUrl, initiator, url }: Pick<Exchange, 'type' | 'topUrl' | 'initiator' | 'url'>,
  siteOf: (url: string) => string,
  pageUrl: string | null = null,
): boolean {
  if (type === 'main_frame') return false
  const top = topUrl ?? pageUrl ?? initiator
  return top !== null && siteOf(top) !== siteOf(url)
}
