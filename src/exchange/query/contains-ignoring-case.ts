/** Returns a test for whether a text contains `text`, ignoring case. @param text in lower case */
export function containsIgnoringCase(text: string): (where: string) => boolean {
  if (/[^\0-\x7f]/.test(text)) return (where) => where.toLowerCase().includes(text)
  // For ASCII a regular expression is faster, because it makes no lower-case copy of the searched text.
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'i')
  return (where) => pattern.test(where)
}
