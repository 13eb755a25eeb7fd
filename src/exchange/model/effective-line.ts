import type { Received } from './exchange.ts'

/** The Set-Cookie line that the browser took, or was made to take: a rule's, or the server's own; null: a rule dropped it. */
export function effectiveLine({ line, became }: Pick<Received, 'line' | 'became'>): string | null {
  return became === undefined ? line : became
}
