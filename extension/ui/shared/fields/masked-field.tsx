import { useState } from 'preact/hooks'
import { IconButton } from '../parts/icon-button.tsx'
import { ReadOut } from '../parts/read-out.tsx'
import { say } from '../words.ts'

interface Props {
  id: string
  /** What it is the value of: it names the field. */
  label: string
  value: string
  placeholder?: string
  /** All values are shown. */
  shown: boolean
  invalid: boolean
  describedBy?: string
  disabled?: boolean
  testId: string
  onInput: (value: string) => void
  onCopy?: (value: string) => void
  /** The cookie it is the value of: what the value holds is read out while it is shown. */
  readAs?: string
}

/** A value that is typed, and masked until someone asks. */
export function MaskedField(props: Props) {
  const { id, label, value, placeholder, shown, invalid, describedBy, disabled, testId, onInput, onCopy, readAs } =
    props
  const [asked, setAsked] = useState(false)
  const open = shown || asked
  return (
    <>
      <span class="masked-field">
        <textarea
          id={id}
          class={open || value === '' ? 'value-field' : 'value-field value-masked'}
          rows={open ? Math.min(6, Math.ceil(value.length / 48) || 1) : 1}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          data-testid={testId}
          aria-label={label}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          disabled={disabled}
          placeholder={placeholder}
          value={value}
          // What is being typed for the first time is no secret to the one who types it.
          onFocus={() => value === '' && setAsked(true)}
          onKeyDown={(event) => {
            // A cookie's value has no lines.
            if (event.key === 'Enter') {
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }
          }}
          onInput={(event) => onInput(event.currentTarget.value.replace(/[\r\n]+/g, ''))}
        />
        {!shown && value !== '' && (
          <IconButton
            icon={asked ? 'eye-off' : 'eye'}
            label={say(asked ? 'value_hide' : 'value_show_in', label)}
            testId={`${testId}-eye`}
            onClick={() => setAsked(!asked)}
          />
        )}
        {onCopy !== undefined && value !== '' && (
          <IconButton icon="copy" label={say('value_copy', label)} onClick={() => onCopy(value)} />
        )}
      </span>
      {readAs !== undefined && open && value !== '' && <ReadOut name={readAs} value={value} />}
    </>
  )
}
