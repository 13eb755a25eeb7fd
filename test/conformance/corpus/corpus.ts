import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'

/** What every record of the corpus has. */
export interface CorpusRecord {
  readonly id: string
  readonly kind: string
  readonly note: string
}

const FOLDER = process.env['CRUMBLINE_CORPUS'] ?? join(process.cwd(), '..', 'shared', 'corpus')

/**
 * Registers the tests of one file of the corpus. The corpus belongs to other projects and lies outside of this one: where
 * it is absent, one skipped test says how much went untested.
 */
export function corpus<T extends CorpusRecord>(
  file: string,
  count: number,
  define: (records: readonly T[]) => void,
): void {
  const path = join(FOLDER, file)
  describe(file, () => {
    if (existsSync(path)) define(JSON.parse(readFileSync(path, 'utf8')) as T[])
    else it('is absent', (context) => context.skip(`${count} records of ${file} skipped: the corpus is absent`))
  })
}

/** One test stands for all the records that are left out for one reason. */
export function leftOut(records: readonly CorpusRecord[], reason: string): void {
  if (records.length === 0) return
  it(`leaves out: ${reason}`, (context) => context.skip(`${records.length} records skipped: ${reason}`))
}

/** Parts the records by the reason for which they are left out; null: they are asserted. */
export function asserted<T extends CorpusRecord>(records: readonly T[], reasonOf: (record: T) => string | null): T[] {
  const kept: T[] = []
  const left = new Map<string, T[]>()
  for (const record of records) {
    const reason = reasonOf(record)
    if (reason === null) kept.push(record)
    else left.set(reason, [...(left.get(reason) ?? []), record])
  }
  for (const [reason, group] of left) leftOut(group, reason)
  return kept
}
