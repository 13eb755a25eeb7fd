import { expect, test } from 'vitest'
import { EntryWriter } from '../../../../extension/background/capture/entry-writer.ts'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import { entry } from '../../exchange/an-entry.ts'

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
