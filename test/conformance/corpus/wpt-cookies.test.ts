import { expect, it } from 'vitest'
import { asserted, corpus } from './corpus.ts'
import { FIREFOX_DEPARTURES, JAR_DEPARTURES } from './departures.ts'
import { linesOf, outcomeOf, type StoreAndRead } from './store-and-read.ts'

corpus<StoreAndRead>('wpt-cookies.json', 1211, (records) => {
  const kept = asserted(records, (record) => {
    if (record.suspect === true) return 'the expectation cannot hold (suspect)'
    if (record.superseded === true) return 'superseded upstream (__HostHttp-)'
    if (record.httpLayerCase === true) return 'decided by the HTTP layer, before cookies'
    return linesOf(record) === null ? 'bytes that are not UTF-8: an extension never sees them' : null
  })
  for (const record of kept) {
    const lines = linesOf(record) ?? []
    it(record.id, () => {
      expect(outcomeOf(record, lines, 'chromium')).toBe(JAR_DEPARTURES[record.id]?.gives ?? record.expected)
      expect(outcomeOf(record, lines, 'firefox')).toBe(FIREFOX_DEPARTURES[record.id]?.gives ?? record.expected)
    })
  }
})
