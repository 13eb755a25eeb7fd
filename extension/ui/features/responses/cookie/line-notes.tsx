import type { SetCookie } from '../../../../../src/cookie/set-cookie.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'

/** Notes shown elsewhere: beside the lifetime, or among the warnings. */
const SHOWN_ELSEWHERE: readonly string[] = ['lifetime-clamped', 'non-ascii']

/** Explains the parts of a Set-Cookie line that browsers interpret in a surprising way. */
export function LineNotes({ cookie: { notes, attributes } }: { cookie: SetCookie }) {
  const shown = notes.filter(({ code }) => !SHOWN_ELSEWHERE.includes(code))
  if (shown.length === 0) return null
  return (
    <ul class="line-notes">
      {shown.map(({ code, attribute }, index) => {
        const name = attribute === null ? undefined : attributes[attribute]?.name
        const sentence = sayCode('note', code)
        return (
          <li key={index}>
            <Sentence text={name === undefined ? sentence : say('note_of_attribute', name, sentence)} />
          </li>
        )
      })}
    </ul>
  )
}
