import { SHORTCUTS, type ShortcutName } from '../../shared/keys/shortcuts.ts'
import { say } from '../../shared/words.ts'

const NAMES = Object.keys(SHORTCUTS) as ShortcutName[]

/** Every shortcut and its effect. */
export function KeysList() {
  return (
    <dl>
      {NAMES.map((name) => (
        <div key={name}>
          <dt>
            <kbd>{SHORTCUTS[name].shown}</kbd>
          </dt>
          <dd>{say(`key_${name}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
