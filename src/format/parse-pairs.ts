import { Gathering, type PastedCookies } from './pasted-cookies.ts'

/**
 * `name=value` pairs, one a line or separated by `;`. A value may hold `=`; blanks around a pair are dropped, quotes are kept
 * as a browser keeps them. `-name` without a `=` leaves that cookie out.
 */
export function parsePairs(text: string): PastedCookies {
  const gathering = new Gathering(text)
  readPairs(text, 0, gathering)
  return gathering.done('pairs')
}

/** Reads the pairs of `text`, which stands at `offset` of the whole. */
export function readPairs(text: string, offset: number, gathering: Gathering): void {
  for (const { 0: item, index } of text.matchAll(/[^;\r\n]+/g)) {
    const pair = item.trim()
    if (pair === '') continue
    const at = offset + index + item.indexOf(pair)
    const equals = pair.indexOf('=')
    if (equals >= 0) gathering.add(pair.slice(0, equals).trimEnd(), pair.slice(equals + 1).trimStart(), at)
    else if (/^-\S/.test(pair)) gathering.add(pair.slice(1), null, at)
    else gathering.fail('no-equals-sign', at)
  }
}
