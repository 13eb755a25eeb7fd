import { useCallback, useEffect, useMemo } from 'preact/hooks'
import { hopOfInterest } from '../../../../src/exchange/chains.ts'
import type { Exchange } from '../../../../src/exchange/exchange.ts'
import type { LoggedChange } from '../../../../src/jar/logged-change.ts'
import type { App } from '../../app/app.ts'
import { actsOf } from '../../frame/row-actions.ts'
import { ruleTitle } from '../../shared/format/rule-title.ts'
import type { Anchor } from '../../shared/hooks/anchor.ts'
import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { BACK_ID, Back } from '../../shared/parts/back.tsx'
import { lazy } from '../../shared/parts/lazy.tsx'
import { LIST_ID } from '../../shared/parts/virtual-list.tsx'
import type { Acts } from '../../shared/row-actions-type.ts'
import { say } from '../../shared/words.ts'
import { ExchangeDetail } from './exchange-detail.tsx'
import { ExchangeList } from './list/exchange-list.tsx'
import { Filters } from './list/filters.tsx'
import type { Entry } from './list/row.ts'
import { createRows } from './list/rows.ts'
import { unsentCookies } from './sent/unsent-cookies.ts'

const EmptyResponses = lazy<{ app: App }>(async () => (await import('./list/empty-responses.tsx')).EmptyResponses)
const NothingFits = lazy<{ app: App }>(async () => (await import('./list/nothing-fits.tsx')).NothingFits)
const ChangeDetail = lazy<{ change: LoggedChange; showValues: boolean; acts: Acts }>(
  async () => (await import('./change-detail.tsx')).ChangeDetail,
)
const HistoryView = lazy<{ app: App; onClose: () => void; onOpen: (seq: number) => void }>(
  async () => (await import('../history/history-view.tsx')).HistoryView,
)

/** What the tab asked for and what it got: the list, and the one that is open. */
export function ResponsesView({ app }: { app: App }) {
  const { view, rules } = app
  const { empty, rows, chosen, follow } = useMemo(() => createRows(app), [app])
  useEffect(follow, [follow])
  const acts = useMemo(() => actsOf(app), [app])
  const keepAnchor = useCallback((anchor: Anchor | null) => (view.anchor.value = anchor), [view])
  const askUnsent = useCallback(
    async (exchange: Exchange) => (await app.troubles.guard(() => unsentCookies(app.shell, exchange))) ?? [],
    [app],
  )
  if (empty.value) return <EmptyResponses app={app} />

  const entry = chosen.value
  const host = app.place.value?.host ?? null
  const choose = (to: Entry): void => {
    view.history.value = null
    view.chain.value = to.key
    view.hop.value = null
    // Chosen now: whatever came before is no reason to show something else.
    view.seenBefore.value = -1
  }
  const open = (to: Entry): void => {
    choose(to)
    view.opened.value = true
    focusSoon(BACK_ID)
  }
  const history = view.history.value
  const closeHistory = (): void => {
    view.history.value = null
    focusSoon(LIST_ID)
  }
  const openSeq = (seq: number): void => {
    const one = app.log.exchanges.value.find((exchange) => exchange.seq === seq)
    if (one === undefined) return
    view.history.value = null
    view.chain.value = one.requestId
    view.hop.value = one.hop
    view.seenBefore.value = -1
  }
  const flip = (key: string): void => {
    const { value } = view.flipped
    view.flipped.value = value.includes(key) ? value.filter((one) => one !== key) : [...value, key]
  }
  const goBack = (): void => {
    view.opened.value = false
    focusSoon(LIST_ID)
  }
  const ruleName = (id: string): string => {
    const status = rules.value.find((one) => one.id === id)
    return status === undefined ? say('rule_gone') : ruleTitle(status.rule)
  }

  return (
    <div class={view.opened.value ? 'split split-opened' : 'split'}>
      <section class="split-list" aria-label={say('list_name')} aria-busy={app.log.loading.value}>
        <Filters view={view} />
        {rows.value.length === 0 ? (
          <NothingFits app={app} />
        ) : (
          <ExchangeList
            rows={rows.value}
            chosen={entry?.key ?? null}
            host={host}
            anchor={view.anchor.peek()}
            onAnchor={keepAnchor}
            onChoose={choose}
            onOpen={open}
            onFlip={flip}
          />
        )}
      </section>
      <section key={history === null ? entry?.key : 'history'} class="split-detail" aria-label={say('detail_name')}>
        <Back onBack={goBack} />
        {history !== null && <HistoryView app={app} onClose={closeHistory} onOpen={openSeq} />}
        {history === null && entry?.kind === 'change' && (
          <ChangeDetail change={entry.change} showValues={view.showValues.value} acts={acts} />
        )}
        {history === null && entry?.kind === 'chain' && (
          <ExchangeDetail
            chain={entry.chain}
            hop={view.hop.value ?? hopOfInterest(entry.chain)}
            host={host}
            showValues={view.showValues.value}
            secrets={view.secrets.value}
            onSecrets={(secrets) => (view.secrets.value = secrets)}
            raw={view.rawLines.value}
            sentOpen={view.sentOpen.value}
            onSentOpen={(open) => (view.sentOpen.value = open)}
            unsent={{ open: view.unsent.value, onOpen: (open) => (view.unsent.value = open), ask: askUnsent }}
            ruleName={ruleName}
            onHop={(hop) => (view.hop.value = hop)}
            onRaw={(raw) => (view.rawLines.value = raw)}
            acts={acts}
          />
        )}
      </section>
    </div>
  )
}
