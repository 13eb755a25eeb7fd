import { KINDS, STATES } from './states.ts'

/** What came of one kind of request under one rule: `exact`, or the code of a refusal. */
export type Cell = 'exact' | (string & {})

export type Results = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Cell>>>>>>

const TITLE: Readonly<Record<string, string>> = { chromium: 'Chromium', firefox: 'Firefox' }

/** One browser's part of the page, by effect, state and kind. */
export function section(browser: string, results: Results): string {
  const kinds = Object.keys(KINDS)
  const tables = Object.entries(results).map(([effect, states]) => {
    const rows = Object.keys(STATES).map((state) => {
      const cells = kinds.map((kind) => shown(states[state]?.[kind] ?? ''))
      return `| ${state} | ${cells.join(' | ')} |`
    })
    const head = [`| the jar holds \`sid\` | ${kinds.map((kind) => KINDS[kind]).join(' | ')} |`]
    return [`### ${effect}`, '', ...head, `| --- |${kinds.map(() => ' --- |').join('')}`, ...rows, ''].join('\n')
  })
  return [`## ${TITLE[browser] ?? browser}`, '', ...tables].join('\n')
}

function shown(cell: Cell): string {
  return cell === 'exact' ? '✓' : `\`${cell}\``
}

/** A page with one browser's part put in the place of what it said before. */
export function withSection(page: string, browser: string, text: string): string {
  const [before = '', ...parts] = page.split(/^(?=## )/m)
  const others = parts.filter((part) => !part.startsWith(`## ${TITLE[browser]}`))
  const all = [...others.map((part) => part.trimEnd()), text.trimEnd()].sort()
  return `${[before.trimEnd(), ...all].join('\n\n')}\n`
}
