import type { App } from '../app/app.ts'
import { clearLog } from '../app/log-commands.ts'
import { Key } from '../shared/parts/key.tsx'
import { PassingButton } from '../shared/parts/passing-button.tsx'
import { say, sayCount } from '../shared/words.ts'
import { KEYS_ID } from './keys-help.tsx'
import { NoticeLine } from './notice-line.tsx'

/** How long things are kept, and the switches that hold for the whole surface. */
export function Footer({ app }: { app: App }) {
  const { log, view } = app
  const count = log.exchanges.value.length
  const dropped = log.stats.value?.dropped ?? 0
  const kept = [
    count === 0 ? say('kept_nothing') : sayCount('kept', count),
    dropped > 0 ? sayCount('dropped', dropped) : '',
  ]
    .filter((one) => one !== '')
    .join(' · ')
  const shown = view.showValues.value
  return (
    <footer class="footer">
      <NoticeLine app={app} otherwise={kept} />
      {count > 0 && (
        <PassingButton view={view.tab.value} data-testid="clear" onClick={() => clearLog(app)}>
          {say('clear')}
        </PassingButton>
      )}
      <span class="grow" />
      <button
        type="button"
        aria-pressed={shown}
        data-testid="show-values"
        onClick={() => (view.showValues.value = !shown)}
      >
        {say(shown ? 'hide_values' : 'show_values')} <Key name="m" />
      </button>
      <button type="button" popovertarget={KEYS_ID}>
        {say('keys')} <Key name="?" />
      </button>
    </footer>
  )
}
