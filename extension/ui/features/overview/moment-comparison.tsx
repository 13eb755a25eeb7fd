import { useEffect, useMemo, useState } from 'preact/hooks'
import type { CompareQuery, CookieDifference } from '../../../../src/exchange/analysis/compare.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import { shortUrl } from '../../shared/formatting/short-url.ts'
import { timeOfDay } from '../../shared/formatting/time-of-day.ts'
import { say } from '../../shared/words.ts'
import { Differences } from './differences.tsx'
import { type PageLoad, pageLoadsOf } from './page-loads.ts'

interface Props {
  exchanges: readonly Exchange[]
  /** The host of the page, which URLs in the list omit. */
  host: string | null
  /** Only cookies of this site are compared; undefined: all of them. */
  site: string | undefined
  showValues: boolean
  /** Resolves to undefined on failure. Must be the same function in every render. */
  compare: (query: CompareQuery) => Promise<readonly CookieDifference[] | undefined>
}

/** Compares the cookies of two moments: before and after a login, for example. */
export function MomentComparison({ exchanges, host, site, showValues, compare }: Props) {
  const loads = useMemo(() => pageLoadsOf(exchanges), [exchanges])
  const [from, setFrom] = useState<number | null>(null)
  const [to, setTo] = useState<number | null>(null)
  const [found, setFound] = useState<readonly CookieDifference[] | null>(null)
  const start = from ?? loads[0]?.before ?? 0
  const newest = exchanges.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when an exchange arrives
  useEffect(() => {
    if (start === 0) return
    const query = { from: start, to: to ?? Date.now(), ...(site === undefined ? {} : { site }) }
    let left = false
    void compare(query).then((differences) => {
      if (!left && differences !== undefined) setFound(differences)
    })
    return () => {
      left = true
    }
  }, [start, to, site, newest, compare])
  return (
    <figure class="chart chart-wide" data-testid="compare">
      <figcaption>{say('compare_title')}</figcaption>
      {loads.length === 0 ? (
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
                {loads.map((one) => (
                  <option key={one.before} value={one.before}>
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
                {loads
                  .filter(({ before }) => before > start)
                  .map((one) => (
                    <option key={one.before} value={one.before}>
                      {nameOf(one, host)}
                    </option>
                  ))}
              </select>
            </label>
          </div>
          {found !== null && <Differences differences={found} showValues={showValues} />}
        </>
      )}
    </figure>
  )
}

function nameOf({ before, method, url }: PageLoad, host: string | null): string {
  const short = shortUrl(url, host)
  return say('compare_moment', `${method} ${short.host}${short.path}`.slice(0, 60), timeOfDay(before))
}
