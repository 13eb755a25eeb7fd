import { say } from '../../../shared/words.ts'

interface Props {
  secrets: boolean
  onSecrets: (secrets: boolean) => void
}

/** Whether exports and copies hold the values of cookies. They are masked by default; a warning says what the choice means. */
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
