import { useMemo } from 'preact/hooks'
import { type Chain, hopOfInterest } from '../../../src/exchange/chains.ts'
import { ruleTitle } from '../inject/rule-title.ts'
import { BACK_ID, Back } from '../parts/back.tsx'
import { focusSoon } from '../parts/focus-soon.ts'
import { LIST_ID } from '../parts/virtual-list.tsx'
import { copy } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { createRows } from '../state/rows.ts'
import { say } from '../words.ts'
import { EmptyResponses } from './empty-responses.tsx'
import { ExchangeDetail } from './exchange-detail.tsx'
import { ExchangeList } from './exchange-list.tsx'
import { Filters } from './filters.tsx'

/** What the tab asked for and what it got: the list, and the one that is open. */
export function ResponsesView({ app }: { app: App }) {
  const { view, rules } = app
  const { chains, rows, chosen } = useMemo(() => createRows(app), [app])
  if (chains.value.length === 0) return <EmptyResponses app={app} />

  const chain = chosen.value
  const host = app.place.value?.host ?? null
  const choose = (to: Chain): void => {
    view.chain.value = to.key
    view.hop.value = null
  }
  const open = (to: Chain): void => {
    choose(to)
    view.opened.value = true
    focusSoon(BACK_ID)
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
      <section class="split-list" aria-label={say('list_name')}>
        <Filters view={view} />
        {rows.value.length === 0 && <p class="empty-small">{say('filter_nothing')}</p>}
        <ExchangeList rows={rows.value} chosen={chain?.key ?? null} host={host} onChoose={choose} onOpen={open} />
      </section>
      <section key={chain?.key} class="split-detail" aria-label={say('detail_name')}>
        <Back onBack={goBack} />
        {chain !== null && (
          <ExchangeDetail
            chain={chain}
            hop={view.hop.value ?? hopOfInterest(chain)}
            host={host}
            showValues={view.showValues.value}
            raw={view.rawLines.value}
            ruleName={ruleName}
            onHop={(hop) => (view.hop.value = hop)}
            onRaw={(raw) => (view.rawLines.value = raw)}
            onCopy={(text) => copy(app, text)}
          />
        )}
      </section>
    </div>
  )
}
