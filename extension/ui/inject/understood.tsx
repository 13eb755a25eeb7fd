import { Fragment } from 'preact'
import type { PastedCookies } from '../../../src/format/pasted-cookies.ts'
import { say, sayCode, sayCount } from '../words.ts'

interface Props {
  pasted: PastedCookies
  mode: 'merge' | 'replace'
}

/** What was understood of the text, as the server will see it. */
export function Understood({ pasted, mode }: Props) {
  const count = Object.keys(pasted.cookies).length
  return (
    <div class="understood" aria-live="polite" data-testid="understood">
      <p class="faint">
        {count === 0
          ? say('understood_nothing')
          : `${sayCount('understood', count)} ${sayCode('format', pasted.format)}`}
      </p>
      {count > 0 && <HeaderPreview cookies={pasted.cookies} mode={mode} />}
    </div>
  )
}

function HeaderPreview({ cookies, mode }: { cookies: PastedCookies['cookies']; mode: Props['mode'] }) {
  const pieces = Object.entries(cookies).map(([name, value]) =>
    value === null ? <s key={name}>{name}</s> : <b key={name}>{`${name}=${value}`}</b>,
  )
  return (
    <code class="header-preview">
      <span class="raw-field">Cookie: </span>
      {mode === 'merge' && <i>{say('understood_jar')}; </i>}
      {pieces.map((piece, index) => (
        <Fragment key={piece.key}>
          {index > 0 && '; '}
          {piece}
        </Fragment>
      ))}
    </code>
  )
}
