import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { FieldErrors } from '../../../shared/fields/field-errors.tsx'
import { MaskedField } from '../../../shared/fields/masked-field.tsx'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { Icon } from '../../../shared/parts/icon.tsx'
import { IconButton } from '../../../shared/parts/icon-button.tsx'
import { say } from '../../../shared/words.ts'
import { type DraftCookie, type Edit, type RuleDraft, withCookie } from '../state/rule-draft.ts'

interface Props {
  draft: RuleDraft
  /** Names of the cookies that the jar would send to the rule's hosts. */
  inJar: ReadonlySet<string>
  /** The values that are sent, with templates resolved. */
  values: RuleStatus['values']
  errorsOf: (name: string) => readonly string[]
  showValues: boolean
  onDraft: (edit: Edit) => void
}

/** The cookies of a rule, one per row: name, value, and whether it is sent or left out. */
export function CookieRows({ draft, inJar, values, errorsOf, showValues, onDraft }: Props) {
  const { cookies } = draft
  const put = (key: number, part: Partial<DraftCookie>): void =>
    onDraft((now) => ({ ...now, cookies: now.cookies.map((one) => (one.key === key ? { ...one, ...part } : one)) }))
  const remove = (key: number): void => {
    onDraft((now) => ({ ...now, cookies: now.cookies.filter((one) => one.key !== key) }))
    focusSoon('rule-cookie-add')
  }
  const add = (): void => {
    onDraft((now) => {
      const more = withCookie(now, '', '')
      focusSoon(`rule-name-${more.cookies.at(-1)?.key}`)
      return more
    })
  }
  return (
    <fieldset class="plain cookie-rows" data-testid="cookie-rows">
      <legend class="field-label">{say('cookies_label')}</legend>
      {cookies.map(({ key, name, value, omit }, index) => {
        const errors = errorsOf(name)
        const resolved = values[name]
        const label = name === '' ? say('cookie_nth', index + 1) : name
        return (
          <fieldset key={key} class="plain cookie-edit" aria-label={label} data-testid="cookie-edit">
            <input
              id={`rule-name-${key}`}
              type="text"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              aria-label={say('cookie_name_of', label)}
              aria-invalid={errors.length > 0}
              aria-describedby={`rule-errors-${key}`}
              placeholder={say('column_name')}
              data-testid="cookie-edit-name"
              value={name}
              onInput={(event) => put(key, { name: event.currentTarget.value })}
              onPaste={(event) => {
                // A whole header pasted into a name field goes to the paste box, which can parse it.
                const text = event.clipboardData?.getData('text') ?? ''
                if (name !== '' || !/[=;\n{]/.test(text)) return
                event.preventDefault()
                onDraft((now) => ({
                  ...now,
                  cookies: now.cookies.filter((one) => one.key !== key),
                  paste: text,
                  unwanted: [],
                }))
                focusSoon('rule-cookies')
              }}
            />
            <MaskedField
              id={`rule-value-${key}`}
              testId="cookie-edit-value"
              label={label}
              value={omit ? '' : value}
              placeholder={omit ? say('effect_omit_short') : say('column_value')}
              shown={showValues}
              invalid={errors.length > 0}
              describedBy={`rule-errors-${key}`}
              disabled={omit}
              onInput={(to) => put(key, { value: to })}
            />
            <select
              aria-label={say('effect_of', label)}
              data-testid="cookie-edit-effect"
              value={omit ? 'omit' : 'send'}
              onChange={(event) => put(key, { omit: event.currentTarget.value === 'omit' })}
            >
              <option value="send">{say(inJar.has(name) ? 'effect_replaces' : 'effect_adds')}</option>
              <option value="omit">{say('effect_omits')}</option>
            </select>
            <IconButton icon="close" label={say('cookie_row_remove', label)} onClick={() => remove(key)} />
            <div class="cookie-edit-notes">
              {!omit && value.includes('{{') && typeof resolved === 'string' && resolved !== value && (
                <p class="hint">
                  {say('template_given')} <code>{resolved}</code>
                </p>
              )}
              <FieldErrors id={`rule-errors-${key}`} errors={errors} />
            </div>
          </fieldset>
        )
      })}
      <button id="rule-cookie-add" type="button" class="toggle" data-testid="cookie-add" onClick={add}>
        <Icon name="plus" /> {say('cookie_add')}
      </button>
    </fieldset>
  )
}
