import { spokenLanguage } from '../words.ts'

let made: { language: string; format: Intl.DateTimeFormat } | undefined

/** A time of day, to the tenth of a second. */
export function timeOfDay(ms: number): string {
  const language = spokenLanguage()
  if (made?.language !== language) {
    const format = new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 1,
      hourCycle: 'h23',
    })
    made = { language, format }
  }
  return made.format.format(ms)
}
