/**
 * Returns the default path of a URL's path without query (RFC 6265bis-22, section 5.1.4).
 * @example defaultPath('/a/b') // '/a'
 */
export function defaultPath(uriPath: string): string {
  // 2. "If the uri-path is empty or if the first character of the uri-path is not a %x2F ("/") character, output
  //    %x2F ("/") and skip the remaining steps."
  if (uriPath.charCodeAt(0) !== 0x2f) return '/'
  // 3. "If the uri-path contains no more than one %x2F ("/") character, output %x2F ("/")."
  const last = uriPath.lastIndexOf('/')
  if (last === 0) return '/'
  // 4. "Output the characters of the uri-path from the first character up to, but not including, the right-most %x2F."
  return uriPath.slice(0, last)
}
