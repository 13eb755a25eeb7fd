import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { say } from '../../../shared/words.ts'
import type { DraftForce } from '../state/rule-draft.ts'

interface Props {
  force: DraftForce
  /** The position of the row, from 1. */
  nth: number
  onForce: (part: Partial<DraftForce>) => void
  onRemove: () => void
}

const FLAGS = [
  ['secure', 'Secure'],
  ['httpOnly', 'HttpOnly'],
] as const

/** One cookie that servers set, and the attributes that replace its own. */
export function ForceRow({ force, nth, onForce, onRemove }: Props) {
  const label = force.name === '' ? say('cookie_nth', nth) : force.name
  return (
    <fieldset class="plain force-row" aria-label={label} data-testid="force-row">
      <input
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label={say('cookie_name_of', label)}
        placeholder={say('column_name')}
        data-testid="force-name"
        value={force.name}
        onInput={(event) => onForce({ name: event.currentTarget.value })}
      />
      {FLAGS.map(([flag, attribute]) => (
        <select
          key={flag}
          aria-label={say('force_of', attribute, label)}
          data-testid={`force-${flag}`}
          value={force[flag]}
          onChange={(event) => onForce({ [flag]: event.currentTarget.value })}
        >
          <option value="">{say('force_as_is', attribute)}</option>
          <option value="yes">{attribute}</option>
          <option value="no">{say('force_without', attribute)}</option>
        </select>
      ))}
      <select
        aria-label={say('force_of', 'SameSite', label)}
        data-testid="force-sameSite"
        value={force.sameSite}
        onChange={(event) => {
          const value = (['strict', 'lax', 'none'] as const).find((one) => one === event.currentTarget.value) ?? ''
          onForce({ sameSite: value })
        }}
      >
        <option value="">{say('force_as_is', 'SameSite')}</option>
        <option value="strict">SameSite=Strict</option>
        <option value="lax">SameSite=Lax</option>
        <option value="none">SameSite=None</option>
      </select>
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label={say('force_of', 'Max-Age', label)}
        placeholder={say('force_max_age')}
        data-testid="force-maxAge"
        value={force.maxAge}
        onInput={(event) => onForce({ maxAge: event.currentTarget.value })}
      />
      <IconButton icon="close" label={say('cookie_row_remove', label)} onClick={onRemove} />
    </fieldset>
  )
}
