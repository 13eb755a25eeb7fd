import { useEffect } from 'preact/hooks'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { say } from '../../../shared/words.ts'

/** Asks for confirmation before a rule for every site is saved. */
export function AskEverywhere({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  useEffect(() => focusSoon('ask-everywhere-no'), [])
  return (
    <div class="ask tone-caution" role="alertdialog" aria-labelledby="ask-title" aria-describedby="ask-why">
      <p id="ask-title">
        <b>{say('everywhere_title')}</b>
      </p>
      <p id="ask-why">{say('everywhere_why')}</p>
      <div class="understood-tools">
        <button type="button" class="secondary" data-testid="everywhere-yes" onClick={onYes}>
          {say('everywhere_yes')}
        </button>
        <button id="ask-everywhere-no" type="button" class="toggle" data-testid="everywhere-no" onClick={onNo}>
          {say('everywhere_no')}
        </button>
      </div>
    </div>
  )
}
