import { toAsciiHost } from '../cookie/ascii-host.ts'
import { isIpAddress } from '../cookie/ip-address.ts'
import { splitUrl } from '../cookie/url.ts'

const WEB_SCHEMES: readonly string[] = ['http', 'https', 'ws', 'wss']
/** A host name in a canonical URL. Browsers allow `_`, though no registry does. */
const NAME = /^(?=.{1,253}\.?$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?$/
const ADDRESS = /^(?:\[[0-9a-f:.]+\]|\d+\.\d+\.\d+\.\d+)$/

/**
 * Returns the host of a URL that an extension may watch: lower case, ASCII, an IPv6 address in brackets. Null for URLs
 * that no extension may watch (`about:`, `chrome:`, `file:`), and for text that is not a URL.
 */
export function hostOf(url: string): string | null {
  const { scheme, host } = splitUrl(url)
  if (!WEB_SCHEMES.includes(scheme)) return null
  const canonical = toAsciiHost(host)
  if (canonical === null) return null
  const form = isIpAddress(canonical) ? ADDRESS : NAME
  return form.test(canonical) ? canonical : null
}
