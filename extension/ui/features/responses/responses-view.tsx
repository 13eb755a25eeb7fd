import { useCallback, useEffect, useMemo } from 'preact/hooks'
import { hopOfInterest } from '../../../../src/exchange/analysis/chains.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { LoggedChange } from '../../../../src/jar/logged-change.ts'
import { ruleTitle } from '../../shared/formatting/rule-title.ts'
import type { ScrollAnchor } from '../../shared/list/scroll-anchor.ts'
import { BackButton } from '../../shared/parts/back-button.tsx'
import { lazy } from '../../shared/parts/lazy.tsx'
import { say } from '../../shared/words.ts'
import type { CookieActions } from './cookie/cookie-actions.ts'
import { ExchangeDetail } from './detail/exchange-detail.tsx'
import { ExchangeList } from './list/exchange-list.tsx'
import { Filters } from './list/filters.tsx'
import { createLogRows } from './list/log-rows.ts'
import { backToList, choose, closeHistory, open, openExchange, toggleGroup } from './state/responses-actions.ts'
import type { ResponsesState } from './state/responses-state.ts'

interface Props {
  responses: ResponsesState
}

const EmptyResponses = lazy<Props>(async () => (await import('./list/empty-responses.tsx')).EmptyResponses)
const NothingMatches = lazy<Props>(async () => (await import('./list/nothing-matches.tsx')).NothingMatches)
const ChangeDetail = lazy<{ change: LoggedChange; showValues: boolean; actions: CookieActions }>(
  async () => (await import('./detail/change-detail.tsx')).ChangeDetail,
)

/** The exchanges of the tab: the list, and the detail of the open entry. */
export function ResponsesView({ responses }: Props) {
  const { frame, log, site, ruleList, history, actions, errors, shell } = responses
  const { empty, rows, chosen, follow } = useMemo(() => createLogRows(responses), [responses])
  useEffect(follow, [follow])
  const keepAnchor = useCallback((anchor: ScrollAnchor | null) => (responses.scrollAnchor.value = anchor), [responses])
  const askUnsent = useCallback(
    async (exchange: Exchange) => {
      const found = await errors.guard(async () => {
        // Loaded on demand, because most users never open this list.
        const { unsentCookies } = await import('./sent/unsent-cookies.ts')
        return unsentCookies(shell, exchange)
      })
      return found ?? []
    },
    [errors, shell],
  )
  if (empty.value) return <EmptyResponses responses={responses} />

  const entry = chosen.value
  const host = site.value?.host ?? null
  const inHistory = history.isOpen.value
  const showValues = frame.showValues.value
  const ruleName = (id: string): string => {
    const status = ruleList.value.find((one) => one.id === id)
    return status === undefined ? say('rule_gone') : ruleTitle(status.rule)
  }

  return (
    <div class={frame.detailOpen.value ? 'split split-opened' : 'split'}>
      <section class="split-list" aria-label={say('list_name')} aria-busy={log.loading.value}>
        <Filters onlyCookies={responses.onlyCookies} thirdParties={responses.thirdParties} bySite={responses.bySite} />
        {rows.value.length === 0 ? (
          <NothingMatches responses={responses} />
        ) : (
          <ExchangeList
            rows={rows.value}
            chosen={entry?.key ?? null}
            host={host}
            anchor={responses.scrollAnchor.peek()}
            onAnchor={keepAnchor}
            onChoose={(key) => choose(responses, key)}
            onOpen={(key) => open(responses, key)}
            onToggle={(key) => toggleGroup(responses, key)}
          />
        )}
      </section>
      <section key={inHistory ? 'history' : entry?.key} class="split-detail" aria-label={say('detail_name')}>
        <BackButton onBack={() => backToList(responses)} />
        {inHistory && (
          <history.Pane
            onClose={() => closeHistory(responses)}
            onOpenExchange={(seq) => openExchange(responses, seq)}
          />
        )}
        {!inHistory && entry?.kind === 'change' && (
          <ChangeDetail change={entry.change} showValues={showValues} actions={actions} />
        )}
        {!inHistory && entry?.kind === 'chain' && (
          <ExchangeDetail
            chain={entry.chain}
            hop={responses.chosenHop.value ?? hopOfInterest(entry.chain)}
            host={host}
            showValues={showValues}
            secrets={frame.secrets.value}
            onSecrets={(secrets) => (frame.secrets.value = secrets)}
            rawLines={responses.rawLines.value}
            onRawLines={(rawLines) => (responses.rawLines.value = rawLines)}
            sentOpen={responses.sentOpen.value}
            onSentOpen={(open) => (responses.sentOpen.value = open)}
            unsent={{
              open: responses.unsentOpen.value,
              onOpen: (open) => (responses.unsentOpen.value = open),
              ask: askUnsent,
            }}
            ruleName={ruleName}
            onHop={(hop) => (responses.chosenHop.value = hop)}
            actions={actions}
          />
        )}
      </section>
    </div>
  )
}
