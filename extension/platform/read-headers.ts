import type { Details, Header } from './details.ts'

/** All that is read of a request and its response (`readEvent`), in lower case. */
const READ = new Set([
  'cookie',
  'access-control-request-method',
  'sec-purpose',
  'set-cookie',
  'date',
  'secure-session-registration',
  'sec-session-registration',
  'content-disposition',
])

/** The same event with no other headers: what is kept for later takes a quarter of the room. */
export function withReadHeaders(details: Details): Details {
  const { requestHeaders, responseHeaders } = details
  return {
    ...details,
    ...(requestHeaders === undefined ? {} : { requestHeaders: requestHeaders.filter(isRead) }),
    ...(responseHeaders === undefined ? {} : { responseHeaders: responseHeaders.filter(isRead) }),
  }
}

function isRead({ name }: Header): boolean {
  return READ.has(name.toLowerCase())
}
