import { Fragment } from 'preact'
import { mask } from '../../../../../src/text/mask.ts'
import { say } from '../../../shared/words.ts'
import type { WireToken } from './wire-tokens.ts'

interface Props {
  tokens: readonly WireToken[]
  /** Host and path of the request: `shop.test/` */
  where: string
  /** Names of the cookies in the jar that the rule will override there. */
  overridden: readonly string[]
  showValues: boolean
}

/** The Cookie header that the server will receive. Cookies that the rule sets or leaves out are marked. */
export function WirePreview({ tokens, where, overridden, showValues }: Props) {
  return (
    <section class="wire-preview" aria-label={say('wire_title')} data-testid="wire-preview">
      <div class="section-head">
        <h3>{say('wire_title')}</h3>
        <span class="faint">{say('wire_where', where)}</span>
      </div>
      {/* Headers run from left to right in every language. */}
      <code class="header-preview" dir="ltr">
        <span class="raw-field">Cookie: </span>
        {tokens.length === 0 && <i>{say('wire_none')}</i>}
        {tokens.map((token, index) => (
          <Fragment key={index}>
            {index > 0 && ' '}
            <Token token={token} showValues={showValues} />
          </Fragment>
        ))}
      </code>
      {overridden.length > 0 && <p class="hint">{say('wire_held', overridden.join(', '))}</p>}
    </section>
  )
}

function Token({ token: { name, value, from }, showValues }: { token: WireToken; showValues: boolean }) {
  const text = `${name === '' ? '' : `${name}=`}${showValues ? value : mask(value)};`
  switch (from) {
    case 'jar':
      return <>{text}</>
    case 'given':
      return <b>{text}</b>
    case 'gone':
      return (
        <s>
          <span class="visually-hidden">{say('wire_gone')} </span>
          {text}
        </s>
      )
  }
}
