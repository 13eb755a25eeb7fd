import type { Header } from './details.ts'

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

export function isRead({ name }: Header): boolean {
  return READ.has(name.toLowerCase())
}
