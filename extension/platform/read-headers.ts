import type { Header } from './details.ts'

/** The headers that `readEvent` reads, in lower case. All other headers of raw events are not stored. */
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

/** Returns whether `readEvent` reads this header. */
export function isRead({ name }: Header): boolean {
  return READ.has(name.toLowerCase())
}
