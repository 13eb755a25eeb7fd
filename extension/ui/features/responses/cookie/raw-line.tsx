import { lineParts } from '../../../../../src/exchange/model/line-parts.ts'
import { mask } from '../../../../../src/text/mask.ts'

export interface RawLineProps {
  line: string
  /** The names, in lower case, of the parts that caused a refusal. */
  blamed: ReadonlySet<string>
  /** True if a rule removed the line before it reached the browser. */
  dropped?: boolean
  showValues: boolean
}

/** A Set-Cookie line as the server sent it. The parts that caused a refusal are marked. */
export function RawLine({ line, blamed, dropped = false, showValues }: RawLineProps) {
  return (
    <code class={dropped ? 'raw-line line-dropped' : 'raw-line'} dir="ltr" data-testid="raw-line">
      <span class="raw-field">Set-Cookie: </span>
      {lineParts(line).map(({ kind, text, attribute }, index) => {
        const shown = kind === 'value' && !showValues ? mask(text) : text
        return blamed.has(attribute ?? kind) ? <mark key={index}>{shown}</mark> : <span key={index}>{shown}</span>
      })}
    </code>
  )
}
