/**
 * Returns whether the request path path-matches the cookie path (RFC 6265bis-22, section 5.1.4), octet by octet and
 * case-sensitively.
 * @example pathMatch('/a/b', '/a') // true
 */
export function pathMatch(requestPath: string, cookiePath: string): boolean {
  // "The cookie-path and the request-path are identical."
  if (!requestPath.startsWith(cookiePath)) return false
  if (requestPath.length === cookiePath.length) return true
  // "The cookie-path is a prefix of the request-path, and the last character of the cookie-path is %x2F ("/")."
  if (cookiePath.charCodeAt(cookiePath.length - 1) === 0x2f) return true
  // "The cookie-path is a prefix of the request-path, and the first character of the request-path that is not included
  // in the cookie-path is a %x2F ("/") character."
  return cookiePath !== '' && requestPath.charCodeAt(cookiePath.length) === 0x2f
}
