import { say } from '../../shared/words.ts'
import type { SettingsApp } from './settings-actions.ts'

interface Props {
  app: Pick<SettingsApp, 'errors' | 'notices'>
  /** Shows the browser's permission prompt. Must be called while a click is handled. */
  askBrowser: () => Promise<boolean>
}

/** The button that adds the DevTools panel: Firefox asks before an extension may add one. */
export function DevToolsOffer({ app: { errors, notices }, askBrowser }: Props) {
  const ask = (): void => {
    const asked = askBrowser()
    void errors.guard(async () => notices.notify(say((await asked) ? 'said_in_dev_tools' : 'said_not_allowed')))
  }
  return (
    <div>
      <button type="button" class="secondary" data-testid="add-dev-tools" onClick={ask}>
        {say('settings_dev_tools')}
      </button>
      <p class="hint">{say('settings_dev_tools_why')}</p>
    </div>
  )
}
