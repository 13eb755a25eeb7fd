import type { Decoded } from '../../../../src/decode/layer/decoded.ts'
import './decoded.css'
import { useMemo } from 'preact/hooks'
import { decodeValue } from '../../../../src/decode/decode-value.ts'
import { say, sayCode } from '../words.ts'
import { FactLine } from './fact-line.tsx'

interface Props {
  name: string
  value: string
}

/** A value decoded layer by layer, outermost first: the kind of each layer, its content, and facts about it. */
export function DecodedLayers({ name, value }: Props) {
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
  const kindName = sayCode('layer', kind)
  const content = json === undefined ? text : JSON.stringify(json, null, 2)
  return (
    <>
      <p class="layer-kind">{certain ? kindName : say('decoded_maybe', kindName)}</p>
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
