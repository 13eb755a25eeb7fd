import { say } from '../../../shared/words.ts'

interface Props {
  secrets: boolean
  onSecrets: (secrets: boolean) => void
}

/**
 * The choice of whether exports and copies contain the values of cookies. By default they are masked; a warning explains
 * the consequences.
 */
export function SecretsChoice({ secrets, onSecrets }: Props) {
  return (
    <div class="secrets">
      <label class="check">
        <input
          type="checkbox"
          checked={secrets}
          data-testid="secrets"
          onChange={(event) => onSecrets(event.currentTarget.checked)}
        />
        {say('secrets_include')}
      </label>
      <p class={secrets ? 'hint tone-caution secrets-warning' : 'hint'}>
        {say(secrets ? 'secrets_warning' : 'secrets_masked')}
      </p>
    </div>
  )
}
