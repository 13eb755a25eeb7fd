import { describe, expect, test } from 'vitest'
import { DIFFERENCES } from '../../../src/verdict/profiles.ts'
import { readCorpus, type StoreAndRead, whyNot } from '../corpus-folder.ts'
import { ReferenceJar } from '../reference-jar.ts'

/** Where Chromium itself departs from the draft: rows of the table of differences carry their ids. */
const DEPARTURES = new Set(Object.values(DIFFERENCES).flatMap(({ cases }) => cases))

for (const file of ['http-state-parser.json', 'wpt-cookies.json']) {
  describe(file, () => {
    for (const one of readCorpus<StoreAndRead>(file)) {
      test(`${one.id}`, (context) => {
        const reason = whyNot(one) ?? unfit(one)
        if (reason !== null) context.skip(reason)
        const jar = new ReferenceJar('chromium', Date.parse(one.assumeNow ?? '2025-07-01T00:00:00Z'))
        for (const line of textOf(one.setCookie, one.setCookieBytesHex))
          jar.set(line, one.set.url, one.set.crossSiteInitiator ?? null)
        const [expected] = textOf(
          [one.expected6265bis ?? one.expected],
          one.expectedBytesHex === undefined ? undefined : [one.expectedBytesHex],
        )
        const header = jar.header(one.read.url, one.read.via === 'http')
        if (DEPARTURES.has(one.id)) expect(header).not.toBe(expected)
        else expect(header).toBe(expected)
      })
    }
  })
}

/** What this harness can't act out. */
function unfit(one: StoreAndRead): string | null {
  if (one.setSequence !== undefined) return 'mixes http and script'
  return one.set.via === 'dom' ? 'written by script' : null
}

function textOf(texts: readonly string[], hex: readonly string[] | undefined): string[] {
  return texts.map((text, index) => {
    const bytes = hex?.[index]
    return bytes === undefined ? text : Buffer.from(bytes, 'hex').toString('utf8')
  })
}
