const DOT = '•'

/** Replaces a hidden value. Always of the same length, to reveal nothing; empty for an empty value. */
export function mask(value: string): string {
  return value === '' ? '' : DOT.repeat(8)
}
