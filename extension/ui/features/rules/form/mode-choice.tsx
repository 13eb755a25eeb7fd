import { say } from '../../../shared/words.ts'

interface Props {
  mode: 'merge' | 'replace'
  onMode: (mode: 'merge' | 'replace') => void
}

const MODES = ['merge', 'replace'] as const

/** The choice of whether cookies that the browser would send anyway are sent too. */
export function ModeChoice({ mode, onMode }: Props) {
  return (
    <fieldset class="plain field">
      <legend class="field-label">{say('mode_label')}</legend>
      <div class="chips">
        {MODES.map((one) => (
          <button
            key={one}
            type="button"
            class="toggle"
            aria-pressed={mode === one}
            data-testid={`rule-mode-${one}`}
            onClick={() => onMode(one)}
          >
            {say(`mode_${one}`)}
          </button>
        ))}
      </div>
      <p class="hint">{say(`mode_${mode}_why`)}</p>
    </fieldset>
  )
}
