import { PublicSuffixes } from '../../src/cookie/public-suffixes.ts'
import { Sites } from '../../src/site/sites.ts'
import { publicSuffixList } from '../build/public-suffix-list.ts'

const suffixes = new PublicSuffixes(publicSuffixList())

/** The public suffix of a host name, by the list that ships in the package. Benchmarks ask for names only, never for IP addresses. */
export function publicSuffix(host: string): string {
  return suffixes.of(host)
}

export const { siteOf } = new Sites(publicSuffix)
