/** The path of a match pattern for whole hosts. */
export const WHOLE_HOST = '/*'

/**
 * Returns whether a URL's path and query match the path of a match pattern, in which `*` is any text (MDN, "Match
 * patterns").
 */
export function globMatches(glob: string, path: string): boolean {
  if (glob === WHOLE_HOST) return true
  const [first = '', ...parts] = glob.split('*')
  if (parts.length === 0) return path === glob
  if (!path.startsWith(first)) return false
  const last = parts.pop() ?? ''
  let at = first.length
  // The leftmost match of each part leaves the most text for the next, so no backtracking is needed.
  for (const part of parts) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return path.length - last.length >= at && path.endsWith(last)
}

/**
 * Returns whether some path may match both patterns, judged by how they begin and end. It may return true for two
 * patterns that share no path, but never false for two that share one.
 */
export function globsMeet(one: string, other: string): boolean {
  if (!one.includes('*')) return globMatches(other, one)
  if (!other.includes('*')) return globMatches(one, other)
  const heads = [one.slice(0, one.indexOf('*')), other.slice(0, other.indexOf('*'))] as const
  const tails = [one.slice(one.lastIndexOf('*') + 1), other.slice(other.lastIndexOf('*') + 1)] as const
  const nested = (a: string, b: string, fits: 'startsWith' | 'endsWith') => a[fits](b) || b[fits](a)
  return nested(heads[0], heads[1], 'startsWith') && nested(tails[0], tails[1], 'endsWith')
}
