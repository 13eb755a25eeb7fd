/**
 * Whether a canonical host, as it stands in a URL, is an IP address: `127.0.0.1`, `[::1]`. A canonical URL has no other
 * way to write one (the WHATWG host parser has made `0x7f.1` into `127.0.0.1` already).
 */
export function isIpAddress(host: string): boolean {
  if (host.charCodeAt(0) === 0x5b) return true
  // "A host ends in a number" only if it is an IPv4 address: the last label of a name can't be all digits.
  const end = host.length - 1
  const last = host.charCodeAt(end)
  if (last < 0x30 || last > 0x39) return false
  for (let at = end; at >= 0; at--) {
    const code = host.charCodeAt(at)
    if (code === 0x2e) return true
    if (code < 0x30 || code > 0x39) return false
  }
  return false
}
