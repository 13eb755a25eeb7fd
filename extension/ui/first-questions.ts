import type { Input, Kind } from '../../src/message/message.ts'
import type { TabInfo } from './shell.ts'

/** The newest are asked for first: they are what a person looks at. */
export const FIRST_SCREEN = 60

export type Question = { readonly [K in Kind]: readonly [kind: K, input: Input<K>] }[Kind]

/** What every surface shows at its start. */
export const GENERAL = [
  ['watching', null],
  ['rules.list', null],
] as const satisfies readonly Question[]

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

/** Where what is before a person is kept, for each tab. */
export function viewKeyOf(tabId: number | null): string {
  return `view:${tabId ?? 'none'}`
}
