import type { Chain } from './chains.ts'
import type { Exchange } from './exchange.ts'

const texts = new WeakMap<Exchange, string>()

/** Everything of one hop that a search looks through, in lower case. */
function textOf(hop: Exchange): string {
  const known = texts.get(hop)
  if (known !== undefined) return known
  const lines = hop.received.map(({ line, verdict }) => `${line}\n${verdict.reasons.join(' ')}`)
  const text = [hop.method, hop.url, hop.sent.header ?? '', ...lines].join('\n').toLowerCase()
  texts.set(hop, text)
  return text
}

/** Does any hop hold every word of the search, in its URL, its cookies or the reasons of a refusal? */
export function matches(chain: Chain, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/)
  return chain.hops.some((hop) => words.every((word) => textOf(hop).includes(word)))
}
