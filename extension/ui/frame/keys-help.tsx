import { say } from '../words.ts'

export const KEYS_ID = 'keys-help'

const KEYS = [
  ['/', 'key_search'],
  ['↑ ↓', 'key_move'],
  ['Enter', 'key_open'],
  ['Esc', 'key_back'],
  ['m', 'key_values'],
  ['i', 'key_inject'],
  ['r', 'key_responses'],
  ['?', 'key_help'],
] as const

/** All keys there are. */
export function KeysHelp() {
  return (
    <div id={KEYS_ID} class="menu keys-help" popover="auto" role="dialog" aria-label={say('keys_title')}>
      <h2>{say('keys_title')}</h2>
      <dl>
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
