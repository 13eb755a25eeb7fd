import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JournalReader, JournalWriter } from '../../../../src/exchange/codec/journal.ts'
import { HeaderPool } from '../../../../src/exchange/model/header-pool.ts'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import { entry } from '../an-entry.ts'

const pool = new HeaderPool()
const header = (n: number) => `sid=${n}; rest=${'x'.repeat(500)}`
const sent = (text: string): LogEntry['sent'] => ({ ...pool.get(text), injected: [] })

function readBack(segments: readonly string[], epoch = 1): JournalReader {
  const reader = new JournalReader(epoch, pool)
  for (const segment of segments) reader.read(segment)
  return reader
}

describe('a journal', () => {
  test('gives each entry back as it was last written', () => {
    const writer = new JournalWriter()
    const one = entry({ seq: 1, sent: sent(header(1)) })
    const two = entry({ seq: 2, sent: sent(header(2)) })
    const segments = [writer.segment(1, [one]), writer.segment(1, [two, one])]
    one.status = 302
    one.done = true
    two.notes = ['preflight']
    segments.push(writer.segment(1, [two]), writer.segment(1, [one]))
    expect(readBack(segments).entries).toStrictEqual([one, two])
  })

  test('writes the request once, and a known header not again', () => {
    const writer = new JournalWriter()
    const one = entry({ seq: 1, sent: sent(header(1)) })
    expect(writer.segment(1, [one]).length).toBeGreaterThan(500)
    one.status = 200
    expect(writer.segment(1, [one]).length).toBeLessThan(60)
    expect(writer.segment(1, [entry({ seq: 2, sent: sent(header(1)) })]).length).toBeLessThan(200)
    expect(writer.segment(1, [entry({ seq: 3, sent: sent(header(3)) })]).length).toBeLessThan(250)
  })

  test('continues after the segments of an earlier run', () => {
    const first = new JournalWriter()
    const one = entry({ seq: 1, sent: sent(header(1)) })
    const segments = [first.segment(1, [one])]
    const second = new JournalWriter(readBack(segments))
    const two = entry({ seq: 2, sent: sent(header(1)) })
    one.status = 200
    segments.push(second.segment(1, [two, one]))
    expect(segments[1]?.length).toBeLessThan(400)
    expect(readBack(segments).entries).toStrictEqual([one, two])
  })

  test('rejects a segment of another epoch', () => {
    const segment = new JournalWriter().segment(1, [entry({ seq: 1 })])
    const reader = new JournalReader(2, pool)
    expect(reader.read(segment)).toBe(false)
    expect(reader.entries).toEqual([])
  })

  test('in any order of writes, the last version counts', () => {
    const step = fc.record({ seq: fc.integer({ min: 1, max: 4 }), status: fc.nat(), header: fc.nat({ max: 3 }) })
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }), (batches) => {
        const writer = new JournalWriter()
        const last = new Map<number, LogEntry>()
        const segments = batches.map((batch) => {
          const changed = new Set<LogEntry>()
          for (const { seq, status, header: n } of batch) {
            const one = last.get(seq) ?? entry({ seq })
            last.set(seq, one)
            one.status = status
            one.sent = sent(header(n))
            changed.add(one)
          }
          return writer.segment(1, changed)
        })
        expect(readBack(segments).entries).toStrictEqual([...last.values()].sort((a, b) => a.seq - b.seq))
      }),
    )
  })
})
