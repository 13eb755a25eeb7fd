import type { PastedCookies } from '../../../src/format/pasted-cookies.ts'
import { say, sayCode, sayCount } from '../words.ts'

interface Props {
  pasted: PastedCookies
  mode: 'merge' | 'replace'
}

/** What was understood of the text, as the server will see it. */
export function Understood({ pasted, mode }: Props) {
  const entries = Object.entries(pasted.cookies)
  const set = entries.filter(([, value]) => value !== null)
  const out = entries.filter(([, value]) => value === null)
  return (
    <div class="understood" aria-live="polite" data-testid="understood">
      <p class="faint">
        {entries.length === 0
          ? say('understood_nothing')
          : `${sayCount('understood', entries.length)} ${sayCode('format', pasted.format)}`}
      </p>
      {entries.length > 0 && (
        <code class="header-preview">
          <span class="raw-field">Cookie: </span>
          {mode === 'merge' && <i>{say('understood_jar')}</i>}
          {out.map(([name]) => (
            <s key={name}>{name}</s>
          ))}
          {set.map(([name, value]) => (
            <b key={name}>
              {name}={value}
            </b>
          ))}
          {mode === 'replace' && set.length === 0 && <i>{say('understood_no_header')}</i>}
        </code>
      )}
    </div>
  )
}
