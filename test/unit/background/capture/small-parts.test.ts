import { describe, expect, test } from 'vitest'
import { DeadlineTimer } from '../../../../extension/background/capture/deadline-timer.ts'
import { EntryWriter } from '../../../../extension/background/capture/entry-writer.ts'
import { MirrorReader } from '../../../../extension/background/capture/mirror-reader.ts'
import { TabPages } from '../../../../extension/background/capture/tab-pages.ts'
import { toLoggedChanges } from '../../../../extension/background/capture/unattributed-changes.ts'
import type { LogEntry } from '../../../../src/exchange/log-entry.ts'
import type { JarChange } from '../../../../src/jar/jar-change.ts'
import { JarMirror } from '../../../../src/jar/mirror.ts'
import { entry } from '../../exchange/an-entry.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'

describe('DeadlineTimer', () => {
  test('fires at the earliest deadline, once', async () => {
    const clock = new FakeClock(1_000)
    const fired: number[] = []
    const timer = new DeadlineTimer(clock, () => fired.push(clock.now()))
    timer.add(1_500)
    timer.add(1_200)
    timer.add(1_300)
    timer.add(null)
    expect(clock.pending).toBe(1)
    await clock.advance(1_000)
    expect(fired).toEqual([1_200])
    timer.add(1_900)
    await clock.advance(0)
    expect(fired).toEqual([1_200, 2_000])
  })
})

describe('TabPages', () => {
  test('knows the open tabs and their navigations; a navigation during the read is newer', async () => {
    let answer: (tabs: { id?: number; url?: string }[]) => void = () => undefined
    const pages = new TabPages({ query: () => new Promise((resolve) => (answer = resolve)) })
    const loaded = pages.load()
    pages.navigated(1, 'https://new.test/')
    answer([{ id: 1, url: 'https://old.test/' }, { id: 2, url: 'https://new.test/x' }, { id: 3 }, { url: 'x' }])
    await loaded
    expect([1, 2, 3].map((tabId) => pages.pageOf(tabId))).toEqual([
      'https://new.test/',
      'https://new.test/x',
      undefined,
    ])
    expect(pages.tabsOf('https://new.test')).toEqual([1, 2])
    pages.navigated(2, undefined)
    pages.closed(1)
    expect(pages.tabsOf('https://new.test')).toEqual([2])
  })
})

describe('EntryWriter', () => {
  function build() {
    const steps: string[] = []
    let failures = 0
    const writer = new EntryWriter({
      log: {
        write: async (entries: readonly LogEntry[]) => {
          if (failures > 0) {
            failures -= 1
            throw new Error('the storage is busy')
          }
          steps.push(`write ${entries.map(({ seq }) => seq)}`)
        },
      },
      publisher: { entriesStored: (entries) => steps.push(`publish ${entries.map(({ seq }) => seq)}`) },
      proofs: { count: (proofs) => steps.push(`count ${proofs.map(({ seq }) => seq)}`) },
    })
    return { writer, steps, failNext: () => (failures += 1) }
  }

  test('stores before it publishes, each entry once, and counts proofs last', async () => {
    const { writer, steps } = build()
    const one = entry({ seq: 1 })
    writer.markChanged(one)
    writer.markChanged(one)
    writer.markChanged(entry({ seq: 2 }))
    writer.addProof({ seq: 1, matched: ['r'], mismatched: [] })
    expect(writer.hasChanges).toBe(true)
    await writer.commit()
    expect(steps).toEqual(['write 1,2', 'publish 1,2', 'count 1'])
    expect(writer.hasChanges).toBe(false)
  })

  test('nothing to store, nothing to publish; proofs alone are counted', async () => {
    const { writer, steps } = build()
    await writer.commit()
    writer.addProof({ seq: 1, matched: [], mismatched: [] })
    expect(writer.hasChanges).toBe(true)
    await writer.commit()
    expect(steps).toEqual(['count 1'])
  })

  test('an entry that can’t be stored is not published, and the next one is', async () => {
    const { writer, steps, failNext } = build()
    failNext()
    writer.markChanged(entry({ seq: 1 }))
    await expect(writer.commit()).rejects.toThrow('busy')
    writer.markChanged(entry({ seq: 2 }))
    await writer.commit()
    expect(steps).toEqual(['write 2', 'publish 2'])
  })
})

describe('MirrorReader', () => {
  test('reads the whole jar, and once only while a reading is under way', async () => {
    const mirror = new JarMirror()
    const errors = new FakeErrors()
    let readings = 0
    const jar = {
      all: async () => {
        readings += 1
        if (readings === 3) throw new Error('the browser is busy')
        return [aCookie({ name: 'a' })]
      },
    }
    const reader = new MirrorReader(mirror, jar, new FakeClock(5), errors)
    await reader.read()
    expect(mirror.named('a')).toHaveLength(1)
    expect(mirror.knows(5)).toBe(true)
    reader.rereadSoon()
    reader.rereadSoon()
    await settled()
    expect(readings).toBe(2)
    reader.rereadSoon()
    await settled()
    expect(errors.reported).toHaveLength(1)
    reader.rereadSoon()
    await settled()
    expect(readings).toBe(4)
  })
})

describe('unattributed changes', () => {
  const change = (cause: JarChange['cause']): JarChange => ({
    ...{ cause, removed: cause !== 'explicit', cookie: aCookie({ name: 'a' }), at: 5 },
  })

  test.each<[JarChange['cause'], string]>([
    ['explicit', 'script-or-extension'],
    ['overwrite', 'script-or-extension'],
    ['expired', 'expired'],
    ['expired_overwrite', 'expired'],
    ['evicted', 'evicted'],
  ])('%s is by %s', (cause, by) => {
    const [logged] = toLoggedChanges([{ changes: [change(cause)], before: undefined }], () => false)
    expect(logged).toMatchObject({ by, cause })
    expect(logged).not.toHaveProperty('before')
  })

  test('a write of the extension is its own; the last half of a change counts', () => {
    const both = [change('overwrite'), change('explicit')]
    expect(toLoggedChanges([{ changes: both, before: null }], ({ cause }) => cause === 'explicit')).toEqual([
      { at: 5, cause: 'explicit', removed: false, cookie: aCookie({ name: 'a' }), before: null, by: 'crumbline' },
    ])
    expect(toLoggedChanges([{ changes: [], before: null }], () => false)).toEqual([])
  })
})
