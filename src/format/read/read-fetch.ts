import type { Gathering } from '../gathering.ts'
import type { Script } from '../syntax/read-script.ts'
import { type CallTerm, field, isRecord, type Term, textOf } from '../syntax/term.ts'
import { readPairs } from './read-pairs.ts'

export function isFetch(text: string): boolean {
  return /^\s*(?:(?:const|let|var)\s+\w+\s*=\s*)?(?:await\s+)?fetch\s*\(/.test(text)
}

/** "Copy as fetch". Chrome and Firefox leave the cookies out; its Node.js form has them as a header, which is read. */
export function readFetch({ statements }: Script, gathering: Gathering): void {
  const calls = statements.flatMap(({ term }) => (term.kind === 'call' && term.name === 'fetch' ? [term] : []))
  const [first, ...others] = calls
  if (others.length > 0) gathering.lose('other-requests-not-read')
  if (first) readCall(first, gathering)
}

function readCall(call: CallTerm, gathering: Gathering): undefined {
  const [url, options] = call.args
  const method = isRecord(options) ? textOf(field(options, 'method')) : null
  gathering.describe({ url: textOf(url) ?? undefined, method: method ?? 'GET' })
  if (!isRecord(options)) return gathering.lose('cookies-not-copied')
  if (textOf(field(options, 'body')) !== null) gathering.lose('body-not-carried')
  const before = gathering.cookies.length
  readHeaders(field(options, 'headers'), gathering)
  if (gathering.cookies.length === before) gathering.lose('cookies-not-copied')
}

/** A header object of JavaScript or Python. */
export function readHeaders(headers: Term | undefined, gathering: Gathering): void {
  const record = headers?.kind === 'call' ? headers.args[0] : headers
  if (!isRecord(record)) return
  for (const { name, term } of record.entries) {
    const value = textOf(term)
    if (/^cookie$/i.test(name) && value !== null) readPairs(value, term.at + 1, gathering)
    else gathering.lose('headers-not-carried')
  }
}
