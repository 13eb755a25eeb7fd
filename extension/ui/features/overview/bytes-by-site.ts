import { byteLength } from '../../../../src/cookie/byte-length.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'

interface Weight {
  readonly site: string
  /** Bytes in the Cookie headers of all its requests. */
  readonly total: number
  /** Average bytes per request. */
  readonly each: number
  readonly requests: number
}

/** Sums the bytes of Cookie headers by the site they were sent to, largest first. */
export function bytesBySite(exchanges: readonly Exchange[], siteOf: (url: string) => string): Weight[] {
  const sites = new Map<string, { total: number; requests: number }>()
  for (const { url, sent } of exchanges) {
    if (sent.header === null) continue
    const site = siteOf(url)
    const known = sites.get(site) ?? { total: 0, requests: 0 }
    sites.set(site, { total: known.total + byteLength(sent.header), requests: known.requests + 1 })
  }
  return [...sites]
    .map(([site, { total, requests }]) => ({ site, total, each: Math.round(total / requests), requests }))
    .sort((a, b) => b.total - a.total)
}
