import { useRef, useState } from 'preact/hooks'
import { mask } from '../../../../src/text/mask.ts'
import { say, sayCount } from '../words.ts'
import { DecodedValue } from './decoded-value.tsx'
import { IconButton } from './icon-button.tsx'

interface Props {
  /** The name of the cookie, which names the controls. */
  name: string
  value: string
  shown: boolean
  onCopy: (text: string) => void
}

/** A longer press is not a click: it shows the value only until it is released. */
const HOLD_AFTER_MS = 300

/** A value that is masked until the user clicks it, and shown while it is pressed. It can be copied without being shown. */
export function Secret({ name, value, shown, onCopy }: Props) {
  const [asked, setAsked] = useState(false)
  const [held, setHeld] = useState(false)
  const wasHeld = useRef(false)
  const holding = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  if (value === '') return <span class="secret-empty">{say('value_empty')}</span>
  const open = shown || asked || held
  const release = (): void => {
    clearTimeout(holding.current)
    setHeld(false)
  }
  const press = (): void => {
    wasHeld.current = false
    holding.current = setTimeout(() => {
      wasHeld.current = true
      setHeld(true)
    }, HOLD_AFTER_MS)
  }
  return (
    <div class="secret-block">
      <span class="secret">
        <button
          type="button"
          class={open ? 'secret-value' : 'secret-value secret-masked'}
          aria-pressed={open}
          title={sayCount('value_length', value.length)}
          onPointerDown={press}
          onPointerUp={release}
          onPointerLeave={release}
          // The click at the end of a long press must not show the value permanently. `detail` is 0 for the keyboard.
          onClick={(event) => (event.detail === 0 || !wasHeld.current) && setAsked(!asked)}
        >
          <span class="visually-hidden">{open ? '' : say('value_show', name)}</span>
          <bdi aria-hidden={!open}>{open ? value : mask(value)}</bdi>
        </button>
        <IconButton icon="copy" label={say('value_copy', name)} onClick={() => onCopy(value)} />
      </span>
      {open && <DecodedValue name={name} value={value} />}
    </div>
  )
}
