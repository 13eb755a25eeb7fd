import { spokenLanguage } from '../words.ts'
import { relativeTime } from './relative-time.ts'

/** Date and time, and how far away that is: `24 Nov 2026, 12:03:15 (in 2 hours)`. */
export function dateTime(ms: number, now: number): string {
  const format = new Intl.DateTimeFormat(spokenLanguage(), { dateStyle: 'medium', timeStyle: 'medium' })
  return `${format.format(ms)} (${relativeTime(ms - now)})`
}
