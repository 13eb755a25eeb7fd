import { useRef, useState } from 'preact/hooks'
import { mask } from '../../../../src/text/mask.ts'
import { say, sayCount } from '../words.ts'
import { IconButton } from './icon-button.tsx'
import { ReadOut } from './read-out.tsx'

interface Props {
  /** Of the cookie: it names the controls. */
  name: string
  value: string
  shown: boolean
  onCopy: (text: string) => void
}

/** Held so long, a masked value shows for as long as it is held. */
const HOLD_MS = 300

/** A value that is masked until someone clicks it, or while it is held. It can be copied without being shown. */
export function Secret({ name, value, shown, onCopy }: Props) {
  const [asked, setAsked] = useState(false)
  const [held, setHeld] = useState(false)
  const wasHeld = useRef(false)
  const holding = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  if (value === '') return <span class="secret-empty">{say('value_empty')}</span>
  const open = shown || asked || held
  const letGo = (): void => {
    clearTimeout(holding.current)
    setHeld(false)
  }
  const press = (): void => {
    wasHeld.current = false
    holding.current = setTimeout(() => {
      wasHeld.current = true
      setHeld(true)
    }, HOLD_MS)
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
          onPointerUp={letGo}
          onPointerLeave={letGo}
          // What was held has been seen: letting go of it is no click.
          onClick={(event) => (event.detail === 0 || !wasHeld.current) && setAsked(!asked)}
        >
          <span class="hidden">{open ? '' : say('value_show', name)}</span>
          <bdi aria-hidden={!open}>{open ? value : mask(value)}</bdi>
        </button>
        <IconButton icon="copy" label={say('value_copy', name)} onClick={() => onCopy(value)} />
      </span>
      {open && <ReadOut name={name} value={value} />}
    </div>
  )
}
