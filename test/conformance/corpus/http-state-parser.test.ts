import { expect, it } from 'vitest'
import { asserted, corpus } from './corpus.ts'
import { FIREFOX_DEPARTURES, JAR_DEPARTURES } from './departures.ts'
import { outcomeOf, type StoreAndRead } from './store-and-read.ts'

corpus<StoreAndRead>('http-state-parser.json', 222, (records) => {
  const kept = asserted(records, ({ disabled, optional }) =>
    disabled === true ? 'disabled upstream' : optional === true ? 'optional upstream' : null,
  )
  for (const record of kept) {
    it(record.id, () => {
      // RFC 6265 itself where the drafts after it have changed nothing.
      const expected = record.expected6265bis ?? record.expected
      expect(outcomeOf(record, record.setCookie, 'firefox')).toBe(FIREFOX_DEPARTURES[record.id]?.gives ?? expected)
      expect(outcomeOf(record, record.setCookie, 'chromium')).toBe(JAR_DEPARTURES[record.id]?.gives ?? expected)
    })
  }
})
