import { useState } from 'preact/hooks'
import { mask } from '../../../src/text/mask.ts'
import { say, sayCount } from '../words.ts'
import { IconButton } from './icon-button.tsx'

interface Props {
  /** Of the cookie: it names the controls. */
  name: string
  value: string
  shown: boolean
  onCopy: (text: string) => void
}

/** A value that is masked until someone asks. It can be copied without being shown. */
export function Secret({ name, value, shown, onCopy }: Props) {
  const [asked, setAsked] = useState(false)
  if (value === '') return <span class="secret-empty">{say('value_empty')}</span>
  const open = shown || asked
  return (
    <span class="secret">
      <button
        type="button"
        class={open ? 'secret-value' : 'secret-value secret-masked'}
        aria-pressed={open}
        title={sayCount('value_length', value.length)}
        onClick={() => setAsked(!asked)}
      >
        <span class="hidden">{open ? '' : say('value_show', name)}</span>
        <bdi aria-hidden={!open}>{open ? value : mask(value)}</bdi>
      </button>
      <IconButton icon="copy" label={say('value_copy', name)} onClick={() => onCopy(value)} />
    </span>
  )
}
