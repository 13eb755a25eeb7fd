import { SHORTCUTS } from '../../shared/keys/shortcuts.ts'
import { say } from '../../shared/words.ts'

/** Every shortcut, and what it does. */
export function KeysList() {
  return (
    <dl>
      {Object.values(SHORTCUTS).map(({ shown, words }) => (
        <div key={shown}>
          <dt>
            <kbd>{shown}</kbd>
          </dt>
          <dd>{say(words)}</dd>
        </div>
      ))}
    </dl>
  )
}
