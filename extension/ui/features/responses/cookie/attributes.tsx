import type { Attribute } from '../../../../../src/cookie/set-cookie.ts'
import { say } from '../../../shared/words.ts'

interface Props {
  attributes: readonly Attribute[]
  /** The names, in lower case, of the attributes that caused a refusal. */
  blamed: ReadonlySet<string>
}

/** The attributes of a Set-Cookie line, as they were written. */
export function Attributes({ attributes, blamed }: Props) {
  if (attributes.length === 0) return <p class="faint">{say('attributes_none')}</p>
  return (
    <ul class="attributes" aria-label={say('attributes_name')}>
      {attributes.map(({ name, value }, index) => {
        const text = value === null ? name : `${name}=${value}`
        return <li key={index}>{blamed.has(name.trim().toLowerCase()) ? <mark>{text}</mark> : text}</li>
      })}
    </ul>
  )
}
