import type { PasteBuilder } from '../paste-builder.ts'
import type { Script } from '../syntax/read-script.ts'
import { type CallTerm, field, isRecord, type Term, textOf } from '../syntax/term.ts'
import { readPairs } from './read-pairs.ts'

export function isFetch(text: string): boolean {
  return /^\s*(?:(?:const|let|var)\s+\w+\s*=\s*)?(?:await\s+)?fetch\s*\(/.test(text)
}

/** Reads "Copy as fetch". Chrome and Firefox leave out the cookies; the Node.js form has them as a header. */
export function readFetch({ statements }: Script, paste: PasteBuilder): void {
  const calls = statements.flatMap(({ term }) => (term.kind === 'call' && term.name === 'fetch' ? [term] : []))
  const [first, ...others] = calls
  if (others.length > 0) paste.addLoss('other-requests-not-read')
  if (first) readCall(first, paste)
}

function readCall(call: CallTerm, paste: PasteBuilder): undefined {
  const [url, options] = call.args
  const method = isRecord(options) ? textOf(field(options, 'method')) : null
  paste.describeRequest({ url: textOf(url) ?? undefined, method: method ?? 'GET' })
  if (!isRecord(options)) return paste.addLoss('cookies-not-copied')
  if (textOf(field(options, 'body')) !== null) paste.addLoss('body-not-carried')
  const before = paste.cookies.length
  readHeaders(field(options, 'headers'), paste)
  if (paste.cookies.length === before) paste.addLoss('cookies-not-copied')
}

/** Reads an object of headers in JavaScript or Python. */
export function readHeaders(headers: Term | undefined, paste: PasteBuilder): void {
  const record = headers?.kind === 'call' ? headers.args[0] : headers
  if (!isRecord(record)) return
  for (const { name, term } of record.entries) {
    const value = textOf(term)
    if (/^cookie$/i.test(name) && value !== null) readPairs(value, term.at + 1, paste)
    else paste.addLoss('headers-not-carried')
  }
}
