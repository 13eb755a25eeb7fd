import { say } from '../shared/words.ts'

const KEYS = [
  ['/', 'key_search'],
  ['↑ ↓', 'key_move'],
  ['← →', 'key_fold'],
  ['Enter', 'key_open'],
  ['Esc', 'key_back'],
  ['m', 'key_values'],
  ['r', 'key_responses'],
  ['j', 'key_jar'],
  ['i', 'key_inject'],
  ['o', 'key_overview'],
  ['e', 'key_edit'],
  ['Del', 'key_delete'],
  ['Ctrl Z', 'key_undo'],
  ['Space', 'key_select'],
  ['Shift ↑ ↓', 'key_select_more'],
  ['Ctrl A', 'key_select_all'],
  ['c', 'key_copy'],
  ['Alt ↑ ↓', 'key_move_rule'],
  ['Ctrl Enter', 'key_take'],
  ['?', 'key_help'],
] as const

export function KeysList() {
  return (
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
  )
}
