const DOT = '•'

/** Stands for a hidden value. Always the same length, so that it reveals nothing; empty for an empty value. */
export function mask(value: string): string {
  return value === '' ? '' : DOT.repeat(8)
}
