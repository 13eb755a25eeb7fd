import { useState } from 'preact/hooks'
import { DecodedValue } from '../parts/decoded-value.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { say } from '../words.ts'

interface Props {
  id: string
  /** The label: the cookie whose value the field holds. */
  label: string
  value: string
  placeholder?: string
  /** True if all values are shown. */
  shown: boolean
  invalid: boolean
  describedBy?: string
  disabled?: boolean
  testId: string
  onInput: (value: string) => void
  onCopy?: (value: string) => void
  /** The name of the cookie, if its value is to be decoded below the field. */
  decodeAs?: string
}

/** An input for a cookie value, masked until the user asks to see it. */
export function MaskedField(props: Props) {
  const { id, label, value, placeholder, shown, invalid, describedBy, disabled, testId, onInput, onCopy, decodeAs } =
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
          // A new value is shown while it is typed.
          onFocus={() => value === '' && setAsked(true)}
          onKeyDown={(event) => {
            // A value has no line breaks, so Enter submits.
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
      {decodeAs !== undefined && open && value !== '' && <DecodedValue name={decodeAs} value={value} />}
    </>
  )
}
