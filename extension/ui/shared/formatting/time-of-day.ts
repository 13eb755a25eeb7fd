import { spokenLanguage } from '../words.ts'

let cached: { language: string; format: Intl.DateTimeFormat } | undefined

/**
 * Formats the time of day to a tenth of a second. The formatter is cached: making one costs more than using it a hundred
 * times.
 */
export function timeOfDay(ms: number): string {
  const language = spokenLanguage()
  if (cached?.language !== language) {
    const format = new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 1,
      hourCycle: 'h23',
    })
    cached = { language, format }
  }
  return cached.format.format(ms)
}
