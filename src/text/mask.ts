const DOT = '•'

/** Returns the replacement for a hidden value: always of the same length, to reveal nothing; empty for an empty value. */
export function mask(value: string): string {
  return value === '' ? '' : DOT.repeat(8)
}
