import { useState } from 'preact/hooks'
import type { HostAndSite } from '../../../../src/site/host-and-site.ts'
import { ALL_SITES, patternOfSite } from '../../../../src/site/origin-pattern.ts'
import { Sentence } from '../../shared/parts/sentence.tsx'
import { say } from '../../shared/words.ts'

interface Props {
  /** The site of the tab; null when the browser hides its URL and the user has to type the host. */
  site: HostAndSite | null
  siteOf: (url: string) => HostAndSite | null
  /** Called while the click is handled. */
  onAllow: (pattern: string) => void
}

function whatIsSeen(site: HostAndSite | null): string {
  if (site === null) return say('sees_unnamed')
  return site.hasDomain ? say('sees_site', site.site) : say('sees_host', site.host)
}

/** The choice between watching this site and watching all sites. */
export function AllowChoice({ site, siteOf, onAllow }: Props) {
  const [typed, setTyped] = useState('')
  const chosen = site ?? siteOf(`http://${typed.trim().replace(/^[a-z]+:\/\//i, '')}`)
  return (
    <div class="choices">
      <div class="choice">
        {site === null && (
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
