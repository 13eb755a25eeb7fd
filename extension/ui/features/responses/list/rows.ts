import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Chain, foldChains } from '../../../../../src/exchange/chains.ts'
import type { Exchange } from '../../../../../src/exchange/exchange.ts'
import { type Groups, groupChains } from '../../../../../src/exchange/groups.ts'
import { hasCookies } from '../../../../../src/exchange/marks.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'
import type { App } from '../../../app/app.ts'
import { learnQueryLanguage } from '../../../app/query-language.ts'
import type { Search } from '../../../app/search-log.ts'
import { painted } from '../../../shared/hooks/painted.ts'
import { responsesState } from '../responses-state.ts'
import { buildRows } from './build-rows.ts'
import { changeFits } from './change-fits.ts'
import { offer, refuses } from './offer.ts'
import { type Entry, entryOfChain, entryOfChange, type Row } from './row.ts'

/** Fewer exchanges are looked through between a key and the frame it shows in; more of them once no key has come for a moment, ms. */
const LONG = 1000
const REST = 40
const ALL: Search = { filter: [], matches: null }

export interface Rows {
  readonly empty: ReadonlySignal<boolean>
  readonly rows: ReadonlySignal<readonly Row[]>
  /** What is open: the chosen one, or the one that matters most now. */
  readonly chosen: ReadonlySignal<Entry | null>
  /** Follows what is searched for. @returns what ends it */
  follow(): () => void
}

export function createRows({ log, view, place, shell }: App): Rows {
  const { siteOf } = shell.sites
  const state = responsesState(view)
  /** Behind what is typed: a long log must not hold up a key. */
  const searched = signal<Search>(ALL)
  const chains = computed(() => foldChains(log.exchanges.value))
  const groups = computed(() => groupChains(chains.value, siteOf))
  const changes = computed(() => {
    const site = place.value?.site
    return site === undefined ? [] : log.changes.value.filter((change) => concerns(change, site, siteOf))
  })
  const shown = computed((): Groups => {
    const fits = tester(searched.value.matches, state.onlyCookies.value)
    const { page, third, earlier } = groups.value
    return { page: fits(page), third: state.thirdParties.value ? fits(third) : [], earlier: fits(earlier) }
  })
  const rows = computed(() =>
    buildRows(shown.value, {
      changes: changes.value.filter((change) => changeFits(searched.value.filter, change)),
      pageFrom: pageStart(groups.value),
      siteOf,
      flipped: new Set(state.toggledGroups.value),
      bySite: state.bySite.value,
    }),
  )
  let offered: Chain | null = null
  const chosen = computed((): Entry | null => {
    const key = state.chain.value
    const byHand = key === null ? undefined : chains.value.find((chain) => chain.key === key)
    if (byHand !== undefined && !isStale(byHand, chains.value, view.seenBefore.value)) return entryOfChain(byHand)
    const change = changes.value.map(entryOfChange).find((entry) => entry.key === key)
    if (change !== undefined) return change
    const { page, third } = groups.value
    offered = offer([...page, ...third], offered)
    return offered === null ? null : entryOfChain(offered)
  })
  const empty = computed(() => chains.value.length + changes.value.length === 0)
  const catchUp = async (text: string): Promise<void> => {
    const isWanted = (): boolean => view.search.peek() === text
    if (log.exchanges.peek().length >= LONG) await painted(REST)
    if (!isWanted()) return
    const found =
      text.trim() === ''
        ? ALL
        : await (await learnQueryLanguage()).searchLog(text, log.exchanges.peek(), siteOf, isWanted)
    if (found !== null && isWanted()) searched.value = found
  }
  const follow = (): (() => void) => effect(() => void catchUp(view.search.value))
  return { empty, rows, chosen, follow }
}

function tester(matches: ((exchange: Exchange) => boolean) | null, onlyCookies: boolean) {
  if (matches === null && !onlyCookies) return (chains: readonly Chain[]) => chains
  return (chains: readonly Chain[]) =>
    chains.filter(({ hops }) => (!onlyCookies || hasCookies(hops)) && (matches === null || hops.some(matches)))
}

/** Chosen the last time this was open; a cookie was refused since, and that matters more. */
function isStale(chosen: Chain, chains: readonly Chain[], seenBefore: number): boolean {
  if (chosen.first.seq > seenBefore) return false
  for (const chain of chains) {
    if (chain.last.seq <= seenBefore) return false
    if (refuses(chain)) return true
  }
  return false
}

function pageStart({ page }: Groups): number {
  const first = page.at(-1)?.first
  return first?.type === 'main_frame' ? first.startedAt : Number.NEGATIVE_INFINITY
}

/** Of the site of the page, or partitioned by it. */
function concerns({ cookie }: LoggedChange, site: string, siteOf: (url: string) => string): boolean {
  const partition = cookie.partitionKey?.topLevelSite
  return (
    siteOf(`https://${cookie.domain.replace(/^\./, '')}/`) === site ||
    (partition !== undefined && siteOf(`${partition}/`) === site)
  )
}
