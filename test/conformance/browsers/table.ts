import { compare, compareSent, type Disagreement } from './agree.ts'
import type { Case, Judged } from './case.ts'

/** The result of one run against a browser. */
export interface Result {
  readonly rows: ReadonlyMap<string, { tried: number; agreed: number; skipped: number }>
  /** Each quotes its line. */
  readonly disagreements: readonly string[]
}

/** Runs all cases and counts agreement by category. */
export async function tryAll(browser: Judged, cases: readonly Case[]): Promise<Result> {
  const seen = await browser.run(cases)
  const rows = new Map<string, { tried: number; agreed: number; skipped: number }>()
  const disagreements: string[] = []
  for (const [index, one] of cases.entries()) {
    const row = rows.get(one.category) ?? { tried: 0, agreed: 0, skipped: 0 }
    rows.set(one.category, row)
    const found = seen[index]
    if (found === undefined || found.lines === null) {
      row.skipped++
      continue
    }
    row.tried++
    const unsent = one.prior.length === 0 ? null : compareSent(one, found, browser)
    if (unsent !== null) {
      disagreements.push(`sending to ${one.scene.url} (${one.scene.how} on ${one.scene.page})${after(one)}: ${unsent}`)
      continue
    }
    const disagreement = compare(one, found, browser)
    if (disagreement === null) row.agreed++
    else disagreements.push(tell(one, disagreement))
  }
  return { rows, disagreements }
}

/** Prints one line a category. */
export function print(name: string, { rows }: Result): void {
  const lines = [...rows].map(
    ([category, row]) =>
      `${category.padEnd(20)}${row.agreed}/${row.tried}${row.skipped > 0 ? ` (${row.skipped} could not be compared: not one line on the wire, or garbled by CDP)` : ''}`,
  )
  console.log(`${name}\n${lines.join('\n')}`)
}

function tell(one: Case, { problem, lines, verdicts }: Disagreement): string {
  const ours = verdicts.map(({ outcome, reasons }) => `${outcome} ${reasons.join()}`).join(' then ')
  const shown = lines.map((line) => JSON.stringify(line)).join(' then ')
  return `${one.category}: ${shown} from ${one.scene.url} (${one.scene.how} on ${one.scene.page})${after(one)}: ${problem}; ours: ${ours}`
}

function after({ prior }: Case): string {
  return prior.length === 0 ? '' : ` after ${prior.map((text) => JSON.stringify(text.toString())).join(' then ')}`
}
