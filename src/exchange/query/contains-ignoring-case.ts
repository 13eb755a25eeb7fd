/** @param text in lower case @returns a test whether another text contains it, in any case of letters */
export function containsIgnoringCase(text: string): (where: string) => boolean {
  if (/[^\0-\x7f]/.test(text)) return (where) => where.toLowerCase().includes(text)
  // For ASCII a regular expression is faster: it makes no lower-case copy of what it searches.
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'i')
  return (where) => pattern.test(where)
}
