import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Chain, foldChains } from '../../../../../src/exchange/analysis/chains.ts'
import { type Groups, groupChains } from '../../../../../src/exchange/analysis/groups.ts'
import { hasCookies } from '../../../../../src/exchange/analysis/marks.ts'
import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'
import { loadQueryLanguage } from '../../../app/search/query-language.ts'
import type { Search } from '../../../app/search/search-log.ts'
import { afterPaint } from '../../../shared/hooks/after-paint.ts'
import type { ResponsesState } from '../state/responses-state.ts'
import { buildRows } from './build-rows.ts'
import { defaultChoice, hasRefused } from './default-choice.ts'
import { matchesChange } from './match-change.ts'
import { type Entry, entryOfChain, entryOfChange, type Row } from './row.ts'

/**
 * A log of this length is searched only after no key was pressed for `REST_MS`; a shorter one is searched between two
 * frames.
 */
const LONG_LOG = 1000
const REST_MS = 40
const NO_SEARCH: Search = { filter: [], matches: null }

export interface LogRows {
  /** True if the log is empty, regardless of the search. */
  readonly empty: ReadonlySignal<boolean>
  readonly rows: ReadonlySignal<readonly Row[]>
  /** The open entry: the one that the user chose, or else the most relevant one. */
  readonly chosen: ReadonlySignal<Entry | null>
  /** Starts following the search field. @returns a function that stops it */
  follow(): () => void
}

export function createLogRows(responses: ResponsesState): LogRows {
  const { log, site, shell, frame } = responses
  const { siteOf } = shell.sites
  /** Lags behind the typed text, because searching a long log must not delay a key press. */
  const search = signal<Search>(NO_SEARCH)
  const chains = computed(() => foldChains(log.exchanges.value))
  const groups = computed(() => groupChains(chains.value, siteOf))
  const changes = computed(() => {
    const pageSite = site.value?.site
    return pageSite === undefined ? [] : log.changes.value.filter((change) => concerns(change, pageSite, siteOf))
  })
  const shown = computed((): Groups => {
    const filter = filterBy(search.value.matches, responses.onlyCookies.value)
    const { page, third, earlier } = groups.value
    return {
      page: filter(page),
      third: responses.thirdParties.value ? filter(third) : [],
      earlier: filter(earlier),
    }
  })
  const rows = computed(() =>
    buildRows(shown.value, {
      changes: changes.value.filter((change) => matchesChange(search.value.filter, change)),
      pageStartedAt: pageStart(groups.value),
      siteOf,
      toggled: new Set(responses.toggledGroups.value),
      bySite: responses.bySite.value,
    }),
  )
  let offered: Chain | null = null
  const chosen = computed((): Entry | null => {
    const key = responses.chosenKey.value
    const byHand = key === null ? undefined : chains.value.find((chain) => chain.key === key)
    if (byHand !== undefined && !isOutdated(byHand, chains.value, responses.seenBefore.value)) {
      return entryOfChain(byHand)
    }
    const change = changes.value.map(entryOfChange).find((entry) => entry.key === key)
    if (change !== undefined) return change
    const { page, third } = groups.value
    offered = defaultChoice([...page, ...third], offered)
    return offered === null ? null : entryOfChain(offered)
  })
  const empty = computed(() => chains.value.length + changes.value.length === 0)
  const searchFor = async (text: string): Promise<void> => {
    const isWanted = (): boolean => frame.search.peek() === text
    if (log.exchanges.peek().length >= LONG_LOG) await afterPaint(REST_MS)
    if (!isWanted()) return
    const found =
      text.trim() === ''
        ? NO_SEARCH
        : await (await loadQueryLanguage()).searchLog(text, log.exchanges.peek(), siteOf, isWanted)
    if (found !== null && isWanted()) search.value = found
  }
  const follow = (): (() => void) => effect(() => void searchFor(frame.search.value))
  return { empty, rows, chosen, follow }
}

function filterBy(matches: ((exchange: Exchange) => boolean) | null, onlyCookies: boolean) {
  if (matches === null && !onlyCookies) return (chains: readonly Chain[]) => chains
  return (chains: readonly Chain[]) =>
    chains.filter(({ hops }) => (!onlyCookies || hasCookies(hops)) && (matches === null || hops.some(matches)))
}

/**
 * Returns whether the chain was chosen before this surface was opened and a cookie was refused since, which matters more.
 */
function isOutdated(chosen: Chain, chains: readonly Chain[], seenBefore: number): boolean {
  if (chosen.first.seq > seenBefore) return false
  for (const chain of chains) {
    if (chain.last.seq <= seenBefore) return false
    if (hasRefused(chain)) return true
  }
  return false
}

/** @returns ms since the epoch */
function pageStart({ page }: Groups): number {
  const first = page.at(-1)?.first
  return first?.type === 'main_frame' ? first.startedAt : Number.NEGATIVE_INFINITY
}

/** Returns whether a changed cookie belongs to the page's site, or is partitioned by it. */
function concerns({ cookie }: LoggedChange, pageSite: string, siteOf: (url: string) => string): boolean {
  const partition = cookie.partitionKey?.topLevelSite
  return (
    siteOf(`https://${cookie.domain.replace(/^\./, '')}/`) === pageSite ||
    (partition !== undefined && siteOf(`${partition}/`) === pageSite)
  )
}
