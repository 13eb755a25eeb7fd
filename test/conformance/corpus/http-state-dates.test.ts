import { expect, it } from 'vitest'
import { parseCookieDate } from '../../../src/cookie/cookie-date.ts'
import { parseChromiumDate } from '../../../src/verdict/dates/chromium-date.ts'
import { type CorpusRecord, corpus } from './corpus.ts'
import { DATE_DEPARTURES } from './departures.ts'

interface DateRecord extends CorpusRecord {
  readonly input: string
  readonly expectedEpochMs: number | null
}

corpus<DateRecord>('http-state-dates.json', 70, (records) => {
  for (const { id, input, expectedEpochMs } of records) {
    it(id, () => {
      expect(parseCookieDate(input)).toBe(expectedEpochMs)
      expect(parseChromiumDate(input)).toBe(DATE_DEPARTURES[id]?.gives ?? expectedEpochMs)
    })
  }
})
