import type { ComponentChildren } from 'preact'
import type { TabName } from '../state/view.ts'
import { say, sayCount, spokenLanguage } from '../words.ts'

interface Props {
  current: TabName
  exchanges: number
  rulesOn: number
  onTab: (tab: TabName) => void
}

/** The rooms of a surface. */
export function TabBar({ current, exchanges, rulesOn, onTab }: Props) {
  const tab = (name: TabName, children: ComponentChildren) => (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-selected={current === name}
      aria-controls="room"
      tabIndex={current === name ? 0 : -1}
      data-testid={`tab-${name}`}
      onClick={() => onTab(name)}
    >
      {children}
    </button>
  )
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={say('tabs_name')}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        const to = current === 'inject' ? 'responses' : 'inject'
        onTab(to)
        document.getElementById(`tab-${to}`)?.focus()
      }}
    >
      {tab(
        'responses',
        <>
          {say('tab_responses')}{' '}
          {exchanges > 0 && <span class="count">{exchanges.toLocaleString(spokenLanguage())}</span>}
        </>,
      )}
      {tab(
        'inject',
        <>
          {say('tab_inject')} {rulesOn > 0 && <span class="tag tone-injected">{sayCount('rules_on', rulesOn)}</span>}
        </>,
      )}
    </div>
  )
}
