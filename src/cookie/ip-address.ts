/**
 * Returns whether a canonical host is an IP address: `127.0.0.1`, `[::1]`. A canonical URL has no other form of one (the WHATWG host parser turns
 * `0x7f.1` into `127.0.0.1`).
 */
export function isIpAddress(host: string): boolean {
  if (host.charCodeAt(0) === 0x5b) return true
  // "Ends in a number": the last label of a name can't be all digits, so such a host is an IPv4 address.
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
