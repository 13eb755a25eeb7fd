import type { App } from '../../app/app.ts'
import { say } from '../../shared/words.ts'

interface Props {
  app: App
  /** Asks the browser; must be called while a click is handled. */
  add: () => Promise<boolean>
}

/** Firefox asks before an extension may add a panel to its developer tools. */
export function DevToolsOffer({ app, add }: Props) {
  const ask = (): void => {
    const asked = add()
    void app.errors.guard(async () => app.notices.notify(say((await asked) ? 'said_in_dev_tools' : 'said_not_allowed')))
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
