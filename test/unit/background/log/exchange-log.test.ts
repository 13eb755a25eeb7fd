import { describe, expect, test } from 'vitest'
import { MAX_STORED_BYTES } from '../../../../extension/background/log/budget.ts'
import { ExchangeLog } from '../../../../extension/background/log/exchange-log.ts'
import { SessionStorage } from '../../../../extension/background/session-storage.ts'
import { ApiError } from '../../../../src/contract/api-error.ts'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import { FakeStorage, type FakeStorageArea } from '../../fakes/fake-storage.ts'
import { settledEntry } from './log-world.ts'

const MIB = 1024 * 1024

function connect(storage: FakeStorage): { log: ExchangeLog; area: FakeStorageArea } {
  const area = storage.connect()
  return { log: new ExchangeLog(new SessionStorage(area, (text) => text)), area }
}

async function start(storage: FakeStorage): Promise<{ log: ExchangeLog; area: FakeStorageArea; loaded: LogEntry[] }> {
  const { log, area } = connect(storage)
  const loaded = await log.load()
  return { log, area, loaded }
}

async function seqsOf(log: ExchangeLog): Promise<number[]> {
  return (await log.select({ query: {} })).map(({ seq }) => seq)
}

/** Stores entries `from` to `to`, in batches of ten. */
async function fill(log: ExchangeLog, from: number, to: number, part: Partial<LogEntry> = {}): Promise<void> {
  for (let seq = from; seq <= to; seq += 10) {
    const count = Math.min(10, to - seq + 1)
    await log.write(Array.from({ length: count }, (_, index) => settledEntry(seq + index, part)))
  }
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

describe('what was written', () => {
  test('is found by the same run and the next one', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    await fill(log, 1, 300)
    expect(await seqsOf(log)).toEqual(upTo(300))
    const next = await start(storage)
    expect(next.log.seq).toBe(300)
    expect(await seqsOf(next.log)).toEqual(upTo(300))
    expect(next.log.figures).toMatchObject({ held: 300, dropped: 0 })
  })

  test('is given back to the recorder: the newest pages, and every page with an unsettled entry', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    await log.write([settledEntry(1, { settled: false, done: false, status: null })])
    await fill(log, 2, 8_000)
    const { loaded } = await start(storage)
    expect(loaded.find(({ seq }) => seq === 1)).toMatchObject({ settled: false, done: false })
    expect(loaded.at(-1)?.seq).toBe(8_000)
    // Most pages are not read at the start: only the newest, and those that the journal has entries of.
    expect(loaded.length).toBeLessThan(2_000)
  })

  test('may change: the last version counts, whichever page it is on', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    const first = settledEntry(1, { settled: false })
    await log.write([first])
    await fill(log, 2, 300)
    Object.assign(first, { settled: true, status: 404 })
    await log.write([first])
    const next = await start(storage)
    expect((await next.log.select({ query: {} }))[0]).toMatchObject({ seq: 1, settled: true, status: 404 })
  })

  test('costs one storage call a batch, two when a page is full', async () => {
    const { log, area } = await start(new FakeStorage())
    await fill(log, 1, 100)
    expect(area.count('set')).toBe(10)
    expect(area.count('remove')).toBe(0)
  })

  test('an entry of a page that was dropped is not stored again', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    await fill(log, 1, 300)
    await log.clear()
    await log.write([settledEntry(7)])
    expect(await seqsOf(log)).toEqual([])
    expect(log.isCleared(300)).toBe(true)
    expect(log.isCleared(301)).toBe(false)
  })
})

describe('a search', () => {
  test('reads old pages a few at a time, and stops at the limit', async () => {
    const storage = new FakeStorage()
    await fill((await start(storage)).log, 1, 4_000)
    const { log, area } = await start(storage)
    const before = area.count('get')
    const found = await log.select({ query: { limit: 3 } })
    expect(found.map(({ seq }) => seq)).toEqual([3_998, 3_999, 4_000])
    expect(area.count('get')).toBe(before)
    await log.select({ query: {} })
    expect(area.count('get') - before).toBeGreaterThan(1)
    expect(area.count('get') - before).toBeLessThan(6)
  })

  test('takes a range, a test and required substrings', async () => {
    const storage = new FakeStorage()
    await fill((await start(storage)).log, 1, 4_000, { url: 'http://a.test/none' })
    const { log } = await start(storage)
    await log.write([settledEntry(4_001, { url: 'http://a.test/Needle' })])
    expect(await log.urls({ query: { since: 3_998 }, test: ({ seq }) => seq !== 4_000 })).toEqual([
      'http://a.test/none',
      'http://a.test/Needle',
    ])
    const found = await log.select({ query: { before: 4_002 }, substrings: ['needle'] })
    expect(found.at(-1)?.seq).toBe(4_001)
    // Encoded pages that lack the substring are skipped; the newest ones are in memory, decoded, and left to the test.
    expect(found.length).toBeLessThan(2_000)
  })

  test('finds one object for an entry, though two callers read its page at once', async () => {
    const storage = new FakeStorage()
    await fill((await start(storage)).log, 1, 2_000)
    const { log } = await start(storage)
    const [one, other] = await Promise.all([seqsOf(log), seqsOf(log)])
    expect(one).toEqual(other)
    expect(one).toEqual(upTo(2_000))
  })

  test('a page that is missing from storage counts as empty', async () => {
    const storage = new FakeStorage()
    await fill((await start(storage)).log, 1, 2_000)
    const pages = storage.keys.filter((key) => key.startsWith('log:page:'))
    storage.delete(pages[0] ?? '')
    const { log } = await start(storage)
    const seqs = await seqsOf(log)
    expect(seqs.length).toBeLessThan(2_000)
    expect(seqs.at(-1)).toBe(2_000)
    expect(log.figures.held).toBe(seqs.length)
  })
})

describe('clearing', () => {
  test('everything: numbers go on', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    await fill(log, 1, 150)
    await log.clear()
    await log.write([settledEntry(151)])
    expect(await seqsOf((await start(storage)).log)).toEqual([151])
    expect(storage.keys.filter((key) => key.startsWith('log:page:')).length).toBeLessThanOrEqual(1)
  })

  test('up to a number, within a page that is only stored', async () => {
    const storage = new FakeStorage()
    await fill((await start(storage)).log, 1, 600)
    const { log } = await start(storage)
    await log.clear(200)
    expect((await seqsOf(log))[0]).toBe(201)
    expect((await seqsOf((await start(storage)).log))[0]).toBe(201)
    expect(await log.flush()).toBe(600)
  })

  test('an unsettled entry that was cleared is not given back', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    await log.write([settledEntry(1, { settled: false }), settledEntry(2, { settled: false })])
    await log.clear(1)
    expect((await start(storage)).loaded.map(({ seq }) => seq)).toEqual([2])
  })

  test('by a test, from pages and journal', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    await fill(log, 1, 300)
    await log.write([settledEntry(301, { incognito: true })])
    await fill(log, 302, 400, { incognito: true })
    await log.forget(({ incognito }) => incognito)
    expect((await seqsOf((await start(storage)).log)).at(-1)).toBe(300)
    const writes = storage.connect()
    await log.forget(({ incognito }) => incognito)
    expect(writes.calls).toEqual([])
  })
})

describe('room', () => {
  test('the oldest exchanges are dropped beyond the budget, and counted', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    const url = (seq: number) => `http://a.test/${String(seq).padStart(6, '0').repeat(600)}`
    for (let seq = 1; seq <= 3_000; seq += 10) {
      await log.write(Array.from({ length: 10 }, (_, index) => settledEntry(seq + index, { url: url(seq + index) })))
    }
    const { held, dropped, bytes } = log.figures
    expect(held + dropped).toBe(3_000)
    expect(dropped).toBeGreaterThan(500)
    expect(bytes).toBeLessThanOrEqual(MAX_STORED_BYTES)
    expect(storage.bytes).toBeLessThanOrEqual(MAX_STORED_BYTES + MIB)
    const next = await start(storage)
    expect(next.log.figures).toMatchObject({ held, dropped })
    expect((await seqsOf(next.log)).at(-1)).toBe(3_000)
  })

  test('more than 20,000 exchanges are never held', async () => {
    const { log } = await start(new FakeStorage())
    for (let seq = 1; seq <= 20_400; seq += 400) {
      await log.write(Array.from({ length: 400 }, (_, index) => settledEntry(seq + index)))
    }
    expect(log.figures.held).toBeLessThanOrEqual(20_000)
    expect(log.figures.held).toBeGreaterThan(17_000)
  })

  test('a full storage makes the oldest go, and the new ones stay', async () => {
    const storage = new FakeStorage(MIB)
    const { log } = await start(storage)
    const url = (seq: number) => `http://a.test/${String(seq).padStart(6, '0').repeat(300)}`
    for (let seq = 1; seq <= 1_500; seq += 5) {
      await log.write(Array.from({ length: 5 }, (_, index) => settledEntry(seq + index, { url: url(seq + index) })))
    }
    expect(log.figures.dropped).toBeGreaterThan(0)
    const seqs = await seqsOf((await start(storage)).log)
    expect(seqs.at(-1)).toBe(1_500)
    expect(seqs).toEqual(upTo(1_500).slice(-seqs.length))
  })

  test('what does not fit even alone is an error, and the next batch is stored', async () => {
    const storage = new FakeStorage(20_000)
    const { log } = await start(storage)
    const tooLong = settledEntry(1, { url: `http://a.test/${'x'.repeat(30_000)}` })
    await expect(log.write([tooLong])).rejects.toMatchObject({ code: 'storage-full' })
    tooLong.url = 'http://a.test/'
    await log.write([settledEntry(2)])
    expect(await seqsOf((await start(storage)).log)).toEqual([1, 2])
  })

  test('another error of the storage is the caller’s, and the next batch is stored', async () => {
    const storage = new FakeStorage()
    const { log, area } = await start(storage)
    area.failNext('set', new Error('the browser is busy'))
    await expect(log.write([settledEntry(1)])).rejects.toThrow('the browser is busy')
    await log.write([settledEntry(2)])
    expect(await seqsOf(log)).toEqual([1, 2])
  })
})

describe('a storage that is unreadable', () => {
  test.each([
    ['another version', { version: 1 }],
    ['no object', 'text'],
    ['a missing list', { version: 2, epoch: 0, seq: 0, cleared: 0, dropped: 0, pages: [] }],
  ])('%s: load rejects, and after a reset the log goes on', async (_what, head) => {
    const storage = new FakeStorage()
    storage.put('log:head', head)
    storage.put('rules', 'kept')
    const { log } = connect(storage)
    await expect(log.load()).rejects.toThrow(ApiError)
    await log.reset()
    expect(storage.keys).toEqual(['rules'])
    await log.write([settledEntry(1)])
    expect(await seqsOf((await start(storage)).log)).toEqual([1])
  })

  test('a page that is not ours costs what was stored, and not what comes', async () => {
    const storage = new FakeStorage()
    await fill((await start(storage)).log, 1, 2_000)
    for (const key of storage.keys) if (key.startsWith('log:page:')) storage.put(key, 'no page')
    const { log } = connect(storage)
    await expect(log.load()).rejects.toThrow(SyntaxError)
    await log.reset()
    await log.write([settledEntry(1)])
    expect(await seqsOf(log)).toEqual([1])
  })
})

describe('the death of the background between any two writes', () => {
  /** Runs a script of batches until the background dies. @returns what was confirmed before */
  async function run(storage: FakeStorage, writes: number): Promise<{ confirmed: Set<number>; isDead: boolean }> {
    const { log, area } = await start(storage)
    area.dieAfter(writes)
    const confirmed = new Set<number>()
    const script = async (): Promise<void> => {
      for (let seq = 1; seq <= 800; seq += 100) {
        const batch = Array.from({ length: 100 }, (_, index) =>
          settledEntry(seq + index, { url: longUrl(seq + index) }),
        )
        await log.write(batch)
        for (const { seq } of batch) confirmed.add(seq)
      }
      await log.clear(150)
      for (const seq of [...confirmed]) if (seq <= 150) confirmed.delete(seq)
      await log.forget(({ seq }) => seq % 100 === 0)
      for (const seq of [...confirmed]) if (seq % 100 === 0) confirmed.delete(seq)
    }
    await Promise.race([script(), area.died])
    return { confirmed, isDead: area.isDead }
  }

  const longUrl = (seq: number) => `http://a.test/${String(seq).padStart(5, '0').repeat(80)}`

  test('loses nothing that was confirmed, doubles nothing, and the log goes on', async () => {
    let deaths = 0
    for (let writes = 0; writes < 60; writes += 1) {
      const storage = new FakeStorage()
      const { confirmed, isDead } = await run(storage, writes)
      if (!isDead) break
      deaths += 1
      const { log } = await start(storage)
      const seqs = await seqsOf(log)
      expect(new Set(seqs).size).toBe(seqs.length)
      for (const seq of confirmed) {
        // What clear and forget were about to remove when the background died may be gone already.
        if (seq > 150 && seq % 100 !== 0) expect(seqs).toContain(seq)
      }
      const next = Math.max(0, ...seqs) + 1
      await log.write([settledEntry(next, { url: longUrl(next) })])
      const again = await seqsOf((await start(storage)).log)
      expect(again.at(-1)).toBe(next)
      expect(again.slice(0, -1)).toEqual(seqs)
    }
    expect(deaths).toBeGreaterThan(8)
  })
})
