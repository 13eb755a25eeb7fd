import type { Input, Kind } from '../../../src/contract/calls.ts'
import type { TabInfo } from './shell/shell.ts'

/** The newest are asked for first: they are what a person looks at. */
export const FIRST_SCREEN = 60

export type Question = { readonly [K in Kind]: readonly [kind: K, input: Input<K>] }[Kind]

/** A question as text: one asked twice has one answer (asked-ahead.ts). */
export function keyOf(question: Question): string {
  return JSON.stringify(question)
}

export function newestOf(tabId: number) {
  return ['exchanges', { tabId, limit: FIRST_SCREEN }] as const satisfies Question
}

/** The cookies of the page of a tab. */
export function jarOf(tab: TabInfo | null) {
  const { id, url = null } = tab ?? {}
  return [
    'jar.list',
    { ...(id === undefined ? {} : { tabId: id }), ...(url === null ? {} : { url }) },
  ] as const satisfies Question
}
