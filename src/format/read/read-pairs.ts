import type { PasteBuilder } from '../paste-builder.ts'

/**
 * `name=value` pairs, one a line or separated by `;`. A value may hold `=`; blanks around a pair are dropped, quotes are kept
 * as a browser keeps them. `-name` without a `=` leaves that cookie out; nothing is a comment.
 * @param offset where `text` stands in the whole
 */
export function readPairs(text: string, offset: number, paste: PasteBuilder): void {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) readLine(line, offset + index, paste)
}

/** The same where people, and EditThisCookie, put comments: lines that begin with `// `. */
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
