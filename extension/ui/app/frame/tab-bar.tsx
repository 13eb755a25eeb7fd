import type { ComponentChildren } from 'preact'
import { say, sayCount, spokenLanguage } from '../../shared/words.ts'
import { TAB_NAMES, type TabName } from '../view/frame-view.ts'

/** The id of the element that shows the open view. */
export const VIEW_ID = 'view'

interface Props {
  current: TabName
  exchangeCount: number
  /** Number of active rules. */
  rulesOn: number
  onTab: (tab: TabName) => void
}

/** The tabs of a surface: one per view, some with a count. */
export function TabBar({ current, exchangeCount, rulesOn, onTab }: Props) {
  const extras: Record<TabName, ComponentChildren> = {
    responses: exchangeCount > 0 && <span class="count">{exchangeCount.toLocaleString(spokenLanguage())}</span>,
    jar: null,
    overview: null,
    inject: rulesOn > 0 && (
      <span class="tag tone-injected">
        <span class="tab-words">{sayCount('rules_on', rulesOn)}</span>
        <span class="tab-number" aria-hidden="true">
          {rulesOn.toLocaleString(spokenLanguage())}
        </span>
      </span>
    ),
  }
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const rtl = getComputedStyle(document.documentElement).direction === 'rtl'
    const at = TAB_NAMES.indexOf(current) + (rtl ? -step : step)
    const to = TAB_NAMES[(at + TAB_NAMES.length) % TAB_NAMES.length] ?? current
    onTab(to)
    document.getElementById(`tab-${to}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={say('tabs_name')} onKeyDown={move}>
      {TAB_NAMES.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={current === name}
          aria-controls={VIEW_ID}
          tabIndex={current === name ? 0 : -1}
          data-testid={`tab-${name}`}
          onClick={() => onTab(name)}
        >
          {say(`tab_${name}`)} {extras[name]}
        </button>
      ))}
    </div>
  )
}

/** WAI-ARIA's tabs pattern: arrow keys move along the tab list. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }
