import type { Exchange } from './exchange.ts'

/** A request to another site than that of the page it was made for. Where the page is not known, who asked stands for it. */
export function isThirdParty(
  { type, topUrl, initiator, url }: Pick<Exchange, 'type' | 'topUrl' | 'initiator' | 'url'>,
  siteOf: (url: string) => string,
  pageUrl: string | null = null,
): boolean {
  if (type === 'main_frame') return false
  const top = topUrl ?? pageUrl ?? initiator
  return top !== null && siteOf(top) !== siteOf(url)
}
