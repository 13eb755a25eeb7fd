import type { PasteBuilder } from '../paste-builder.ts'

/**
 * Reads `name=value` pairs, one per line or separated by `;`. A value may contain `=`. Spaces around a pair are dropped,
 * and quotes are kept, as in browsers. `-name` without `=` leaves the cookie out of requests. There are no comments.
 * @param offset position of `text` in the whole text
 */
export function readPairs(text: string, offset: number, paste: PasteBuilder): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) readLine(line, offset + index, paste)
}

/** Reads pairs, and skips lines that begin with `// `: EditThisCookie writes such comments. */
export function readPairLines(text: string, paste: PasteBuilder): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (!/^\s*\/\/(?:\s|$)/.test(line)) readLine(line, index, paste)
  }
}

function readLine(line: string, offset: number, paste: PasteBuilder): void {
  for (const { 0: item, index } of line.matchAll(/[^;]+/g)) {
    const pair = item.trim()
    if (pair === '') continue
    const at = offset + index + item.indexOf(pair)
    const equals = pair.indexOf('=')
    if (equals >= 0) {
      paste.add({ name: pair.slice(0, equals).trimEnd(), value: pair.slice(equals + 1).trimStart(), at })
    } else if (/^-\S/.test(pair)) paste.add({ name: pair.slice(1), value: null, at })
    else paste.addProblem('no-equals-sign', at)
  }
}
