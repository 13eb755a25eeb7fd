/** Returns the line and column, both from 1, of an offset in a text. */
export function positionInText(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, at)).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
