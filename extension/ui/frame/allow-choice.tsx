import { useState } from 'preact/hooks'
import type { HostAndSite } from '../../../src/site/host-and-site.ts'
import { ALL_SITES, patternOfSite } from '../../../src/site/origin-pattern.ts'
import { Sentence } from '../shared/parts/sentence.tsx'
import { say } from '../shared/words.ts'

interface Props {
  /** The site of the tab; null when the browser does not let us read it. */
  place: HostAndSite | null
  placeOf: (url: string) => HostAndSite | null
  /** Called while the click is handled. */
  onAllow: (pattern: string) => void
}

function whatIsSeen(place: HostAndSite | null): string {
  if (place === null) return say('sees_unnamed')
  return place.hasDomain ? say('sees_site', place.site) : say('sees_host', place.host)
}

/** The one choice: what may be watched. */
export function AllowChoice({ place, placeOf, onAllow }: Props) {
  const [typed, setTyped] = useState('')
  const chosen = place ?? placeOf(`http://${typed.trim().replace(/^[a-z]+:\/\//i, '')}`)
  return (
    <div class="choices">
      <div class="choice">
        {place === null && (
          <label class="field">
            <span class="field-label">{say('host_label')}</span>
            <input
              type="text"
              inputMode="url"
              autocomplete="off"
              spellcheck={false}
              placeholder="shop.example"
              data-testid="allow-host"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
        )}
        <button
          type="button"
          class="primary"
          data-testid="allow-site"
          disabled={chosen === null}
          onClick={() => chosen !== null && onAllow(patternOfSite(chosen))}
        >
          {chosen === null ? say('allow_this_site') : say('allow_site', chosen.site)}
        </button>
        <p>
          <Sentence text={whatIsSeen(chosen)} />
        </p>
      </div>
      <div class="choice">
        <button type="button" class="secondary" data-testid="allow-all" onClick={() => onAllow(ALL_SITES)}>
          {say('allow_all')}
        </button>
        <p>{say('sees_all')}</p>
      </div>
    </div>
  )
}
