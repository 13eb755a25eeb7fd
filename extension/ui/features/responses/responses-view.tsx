import type { ComponentChild } from 'preact'
import { useCallback, useEffect, useMemo } from 'preact/hooks'
import type { CookiePlace } from '../../../../src/cookie/cookie-key.ts'
import { hopOfInterest } from '../../../../src/exchange/chains.ts'
import type { Exchange } from '../../../../src/exchange/exchange.ts'
import type { LoggedChange } from '../../../../src/jar/logged-change.ts'
import type { App } from '../../app/app.ts'
import { ruleTitle } from '../../shared/format/rule-title.ts'
import type { Anchor } from '../../shared/hooks/anchor.ts'
import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { BACK_ID, Back } from '../../shared/parts/back.tsx'
import { lazy } from '../../shared/parts/lazy.tsx'
import { LIST_ID } from '../../shared/parts/virtual-list.tsx'
import type { RowActions } from '../../shared/row-actions-type.ts'
import { say } from '../../shared/words.ts'
import { ExchangeDetail } from './exchange-detail.tsx'
import { ExchangeList } from './list/exchange-list.tsx'
import { Filters } from './list/filters.tsx'
import type { Entry } from './list/row.ts'
import { createRows } from './list/rows.ts'
import { responsesState } from './responses-state.ts'
import { unsentCookies } from './sent/unsent-cookies.ts'

const EmptyResponses = lazy<{ app: App }>(async () => (await import('./list/empty-responses.tsx')).EmptyResponses)
const NothingFits = lazy<{ app: App }>(async () => (await import('./list/nothing-fits.tsx')).NothingFits)
const ChangeDetail = lazy<{ change: LoggedChange; showValues: boolean; actions: RowActions }>(
  async () => (await import('./change-detail.tsx')).ChangeDetail,
)
/** The history of one cookie, which is a feature of its own. */
export type RenderHistory = (props: {
  readonly place: CookiePlace
  readonly onClose: () => void
  /** Opens the request of that number. */
  readonly onOpen: (seq: number) => void
}) => ComponentChild

interface Props {
  readonly app: App
  readonly actions: RowActions
  readonly renderHistory: RenderHistory
}

/** What the tab asked for and what it got: the list, and the one that is open. */
export function ResponsesView({ app, actions, renderHistory }: Props) {
  const { view, rules } = app
  const state = responsesState(view)
  const { empty, rows, chosen, follow } = useMemo(() => createRows(app), [app])
  useEffect(follow, [follow])
  const keepAnchor = useCallback((anchor: Anchor | null) => (state.anchor.value = anchor), [state])
  const askUnsent = useCallback(
    async (exchange: Exchange) => (await app.errors.guard(() => unsentCookies(app.shell, exchange))) ?? [],
    [app],
  )
  if (empty.value) return <EmptyResponses app={app} />

  const entry = chosen.value
  const host = app.place.value?.host ?? null
  const choose = (to: Entry): void => {
    state.history.value = null
    state.chain.value = to.key
    state.hop.value = null
    // Chosen now: whatever came before is no reason to show something else.
    view.seenBefore.value = -1
  }
  const open = (to: Entry): void => {
    choose(to)
    view.detailOpen.value = true
    focusSoon(BACK_ID)
  }
  const history = state.history.value
  const closeHistory = (): void => {
    state.history.value = null
    focusSoon(LIST_ID)
  }
  const openSeq = (seq: number): void => {
    const one = app.log.exchanges.value.find((exchange) => exchange.seq === seq)
    if (one === undefined) return
    state.history.value = null
    state.chain.value = one.requestId
    state.hop.value = one.hop
    view.seenBefore.value = -1
  }
  const flip = (key: string): void => {
    const { value } = state.toggledGroups
    state.toggledGroups.value = value.includes(key) ? value.filter((one) => one !== key) : [...value, key]
  }
  const goBack = (): void => {
    view.detailOpen.value = false
    focusSoon(LIST_ID)
  }
  const ruleName = (id: string): string => {
    const status = rules.value.find((one) => one.id === id)
    return status === undefined ? say('rule_gone') : ruleTitle(status.rule)
  }

  return (
    <div class={view.detailOpen.value ? 'split split-opened' : 'split'}>
      <section class="split-list" aria-label={say('list_name')} aria-busy={app.log.loading.value}>
        <Filters view={state} />
        {rows.value.length === 0 ? (
          <NothingFits app={app} />
        ) : (
          <ExchangeList
            rows={rows.value}
            chosen={entry?.key ?? null}
            host={host}
            anchor={state.anchor.peek()}
            onAnchor={keepAnchor}
            onChoose={choose}
            onOpen={open}
            onFlip={flip}
          />
        )}
      </section>
      <section key={history === null ? entry?.key : 'history'} class="split-detail" aria-label={say('detail_name')}>
        <Back onBack={goBack} />
        {history !== null && renderHistory({ place: history, onClose: closeHistory, onOpen: openSeq })}
        {history === null && entry?.kind === 'change' && (
          <ChangeDetail change={entry.change} showValues={view.showValues.value} actions={actions} />
        )}
        {history === null && entry?.kind === 'chain' && (
          <ExchangeDetail
            chain={entry.chain}
            hop={state.hop.value ?? hopOfInterest(entry.chain)}
            host={host}
            showValues={view.showValues.value}
            secrets={view.secrets.value}
            onSecrets={(secrets) => (view.secrets.value = secrets)}
            raw={state.rawLines.value}
            sentOpen={state.sentOpen.value}
            onSentOpen={(open) => (state.sentOpen.value = open)}
            unsent={{ open: state.unsent.value, onOpen: (open) => (state.unsent.value = open), ask: askUnsent }}
            ruleName={ruleName}
            onHop={(hop) => (state.hop.value = hop)}
            onRaw={(raw) => (state.rawLines.value = raw)}
            actions={actions}
          />
        )}
      </section>
    </div>
  )
}
