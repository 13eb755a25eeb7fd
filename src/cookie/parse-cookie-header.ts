/**
 * Splits a request's Cookie header as a server does (the reverse of RFC 6265bis-22, section 5.8.3): `;` separates pairs,
 * the first `=` separates name and value, and a pair without `=` is a nameless cookie. Nothing is decoded.
 * @example parseCookieHeader('a=1; b') // [{ name: 'a', value: '1' }, { name: '', value: 'b' }]
 */
export function parseCookieHeader(header: string): { name: string; value: string }[] {
  const cookies: { name: string; value: string }[] = []
  for (let at = 0; at < header.length; ) {
    const semicolon = header.indexOf(';', at)
    const end = semicolon < 0 ? header.length : semicolon
    const pair = trim(header.slice(at, end))
    at = end + 1
    if (pair === '') continue
    const equals = pair.indexOf('=')
    cookies.push({ name: equals < 0 ? '' : trim(pair.slice(0, equals)), value: trim(pair.slice(equals + 1)) })
  }
  return cookies
}

/** Removes only spaces and TABs: a no-break space belongs to the value. */
function trim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start))) start++
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}
