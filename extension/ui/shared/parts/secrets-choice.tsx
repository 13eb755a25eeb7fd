import { say } from '../words.ts'

interface Props {
  secrets: boolean
  onSecrets: (secrets: boolean) => void
}

/** Values are masked in whatever leaves this surface, unless someone says otherwise, and is told what that means. */
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
