import { KeyLabel } from '../../shared/parts/key-label.tsx'
import { TransientButton } from '../../shared/parts/transient-button.tsx'
import { say, sayCount } from '../../shared/words.ts'
import { clearLog } from '../actions/clear-log.ts'
import { KEYS_ID } from '../keys/keys-help.tsx'
import { NoticeLine } from '../notices/notice-line.tsx'
import type { App } from '../state/app.ts'

/**
 * The amount of recorded data or the current notice, the button that clears the log, and the switches of the whole
 * surface.
 */
export function Footer({ app }: { app: Pick<App, 'log' | 'frame' | 'notices' | 'errors' | 'shell'> }) {
  const { log, frame, notices } = app
  const count = log.exchanges.value.length
  const dropped = log.stats.value?.dropped ?? 0
  const recorded = [
    count === 0 ? say('kept_nothing') : sayCount('kept', count),
    dropped > 0 ? sayCount('dropped', dropped) : '',
  ]
    .filter((one) => one !== '')
    .join(' · ')
  const shown = frame.showValues.value
  const view = frame.tab.value
  return (
    <footer class="footer">
      <NoticeLine notices={notices} otherwise={recorded} view={view} />
      {count > 0 && (
        <TransientButton view={view} data-testid="clear" onClick={() => clearLog(app)}>
          {say('clear')}
        </TransientButton>
      )}
      <span class="grow" />
      <button
        type="button"
        aria-pressed={shown}
        data-testid="show-values"
        onClick={() => (frame.showValues.value = !shown)}
      >
        {say(shown ? 'hide_values' : 'show_values')} <KeyLabel of="values" />
      </button>
      <button type="button" popovertarget={KEYS_ID}>
        {say('keys')} <KeyLabel of="help" />
      </button>
    </footer>
  )
}
