import { useEffect, useMemo, useState } from 'preact/hooks'
import type { CookieDifference } from '../../../../src/exchange/compare.ts'
import type { App } from '../../app/app.ts'
import { shortUrl } from '../../shared/format/short-url.ts'
import { timeOfDay } from '../../shared/format/time-of-day.ts'
import { say } from '../../shared/words.ts'
import { Differences } from './differences.tsx'
import { type Moment, momentsOf } from './moments.ts'

/** What came, went and changed between two moments: before and after a login, say. */
export function Compare({ app }: { app: App }) {
  const { log, place, shell, errors, view } = app
  const exchanges = log.exchanges.value
  const moments = useMemo(() => momentsOf(exchanges), [exchanges])
  const [from, setFrom] = useState<number | null>(null)
  const [to, setTo] = useState<number | null>(null)
  const [found, setFound] = useState<readonly CookieDifference[] | null>(null)
  const start = from ?? moments[0]?.at ?? 0
  const newest = exchanges.at(-1)
  const site = place.value?.site
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something new has come
  useEffect(() => {
    if (start === 0) return
    const query = { from: start, to: to ?? Date.now(), ...(site === undefined ? {} : { site }) }
    let left = false
    void errors.guard(async () => {
      const differences = await shell.client.call('compare', query)
      if (!left) setFound(differences)
    })
    return () => {
      left = true
    }
  }, [start, to, site, newest, shell, errors])
  const host = place.value?.host ?? null
  return (
    <figure class="chart chart-wide" data-testid="compare">
      <figcaption>{say('compare_title')}</figcaption>
      {moments.length === 0 ? (
        <p class="faint">{say('compare_none')}</p>
      ) : (
        <>
          <div class="compare-choice">
            <label>
              {say('compare_from')}
              <select
                value={start}
                data-testid="compare-from"
                onChange={(event) => setFrom(Number(event.currentTarget.value))}
              >
                {moments.map((one) => (
                  <option key={one.at} value={one.at}>
                    {nameOf(one, host)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {say('compare_to')}
              <select
                value={to ?? 0}
                onChange={(event) =>
                  setTo(event.currentTarget.value === '0' ? null : Number(event.currentTarget.value))
                }
              >
                <option value={0}>{say('compare_now')}</option>
                {moments
                  .filter(({ at }) => at > start)
                  .map((one) => (
                    <option key={one.at} value={one.at}>
                      {nameOf(one, host)}
                    </option>
                  ))}
              </select>
            </label>
          </div>
          {found !== null && <Differences found={found} shown={view.showValues.value} />}
        </>
      )}
    </figure>
  )
}

function nameOf({ at, method, url }: Moment, host: string | null): string {
  const short = shortUrl(url, host)
  return say('compare_moment', `${method} ${short.host}${short.path}`.slice(0, 60), timeOfDay(at))
}
