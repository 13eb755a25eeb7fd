import { lineParts } from '../../../../../src/exchange/line-parts.ts'
import { mask } from '../../../../../src/text/mask.ts'

export interface RawLineProps {
  line: string
  blamed: ReadonlySet<string>
  /** It never reached the browser. */
  dropped?: boolean
  showValues: boolean
}

/** A Set-Cookie line as it came, with what is to blame marked. */
export function RawLine({ line, blamed, dropped = false, showValues }: RawLineProps) {
  return (
    <code class={dropped ? 'raw-line line-dropped' : 'raw-line'} dir="ltr" data-testid="raw-line">
      <span class="raw-field">Set-Cookie: </span>
      {lineParts(line).map(({ kind, text, attribute }, index) => {
        const seen = kind === 'value' && !showValues ? mask(text) : text
        return blamed.has(attribute ?? kind) ? <mark key={index}>{seen}</mark> : <span key={index}>{seen}</span>
      })}
    </code>
  )
}
