import { isIpAddress } from '../cookie/ip-address.ts'
import { toAsciiHost } from '../cookie/punycode.ts'
import { splitUrl } from '../cookie/url.ts'

const WEB: readonly string[] = ['http', 'https', 'ws', 'wss']
/** As a canonical URL has it; `_` stands in names that no registry would give. */
const NAME = /^(?=.{1,253}\.?$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?$/
const ADDRESS = /^(?:\[[0-9a-f:.]+\]|\d+\.\d+\.\d+\.\d+)$/

/**
 * The host of a URL that an extension may watch: lower case, in ASCII, an IPv6 address in brackets. Null for what none
 * may (`about:`, `chrome:`, `file:`), and for text that is no URL.
 */
export function hostOf(url: string): string | null {
  const { scheme, host } = splitUrl(url)
  if (!WEB.includes(scheme)) return null
  const canonical = toAsciiHost(host)
  const test = isIpAddress(canonical) ? ADDRESS : NAME
  return test.test(canonical) ? canonical : null
}
