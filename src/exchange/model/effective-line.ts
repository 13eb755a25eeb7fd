import type { Received } from './exchange.ts'

/**
 * Returns the Set-Cookie line that the browser finally processed: a rule's version, or the server's own; null: a rule
 * dropped it.
 */
export function effectiveLine({ line, became }: Pick<Received, 'line' | 'became'>): string | null {
  return became === undefined ? line : became
}
