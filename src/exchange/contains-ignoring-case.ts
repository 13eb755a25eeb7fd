/** Whether a text holds another, whatever their case. @param text in lower case */
export function containsIgnoringCase(text: string): (where: string) => boolean {
  if (/[^\0-\x7f]/.test(text)) return (where) => where.toLowerCase().includes(text)
  // Makes no copy of what it looks through.
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'i')
  return (where) => pattern.test(where)
}
