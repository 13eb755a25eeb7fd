import './decode.css'
import { useMemo } from 'preact/hooks'
import { decodeValue } from '../../../../src/decode/decode-value.ts'
import { say, sayCode } from '../words.ts'
import { FactLine } from './fact-line.tsx'

interface Props {
  name: string
  value: string
}

/** The layers of a value, outermost first: what each was read as, what it holds, and what is worth knowing of it. */
export function Layers({ name, value }: Props) {
  const layers = useMemo(() => decodeValue(value, name), [name, value])
  if (layers.length === 0) return null
  return (
    <ul class="layers" aria-label={say('layers_name', name)} data-testid="layers">
      {layers.map((layer, index) => (
        <li key={index}>
          <Layer layer={layer} />
        </li>
      ))}
    </ul>
  )
}

function Layer({ layer }: { layer: Decoded }) {
  const { kind, certain, text, json, facts } = layer
  const words = sayCode('layer', kind)
  const content = json === undefined ? text : JSON.stringify(json, null, 2)
  return (
    <>
      <p class="layer-kind">{certain ? words : say('decoded_maybe', words)}</p>
      {content !== null && content !== '' && <pre class="layer-content">{content}</pre>}
      {facts.length > 0 && (
        <dl class="layer-facts">
          {facts.map((fact, index) => (
            <FactLine key={index} fact={fact} />
          ))}
        </dl>
      )}
    </>
  )
}
