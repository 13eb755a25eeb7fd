import { say } from '../words.ts'

interface Props {
  mode: 'merge' | 'replace'
  onMode: (mode: 'merge' | 'replace') => void
}

const MODES = ['merge', 'replace'] as const

/** What happens to the cookies that the browser would send anyway. */
export function ModeChoice({ mode, onMode }: Props) {
  return (
    <fieldset class="modes">
      <legend class="field-label">{say('mode_label')}</legend>
      {MODES.map((one) => (
        <label key={one} class="mode">
          <input
            type="radio"
            name="mode"
            value={one}
            checked={mode === one}
            data-testid={`rule-mode-${one}`}
            onChange={() => onMode(one)}
          />
          <span>
            <b>{say(`mode_${one}`)}</b> <span class="faint">{say(`mode_${one}_why`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
