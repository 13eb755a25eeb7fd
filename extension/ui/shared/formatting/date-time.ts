import { spokenLanguage } from '../words.ts'
import { relativeTime } from './relative-time.ts'

/** Formats date and time with the distance from now: `24 Nov 2026, 12:03:15 (in 2 hours)`. */
export function dateTime(ms: number, now: number): string {
  const format = new Intl.DateTimeFormat(spokenLanguage(), { dateStyle: 'medium', timeStyle: 'medium' })
  return `${format.format(ms)} (${relativeTime(ms - now)})`
}
