import './overview.css'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { CompareQuery } from '../../../../src/exchange/analysis/compare.ts'
import type { Setter } from '../../../../src/exchange/analysis/setters.ts'
import { belongsToTab } from '../../../../src/exchange/model/exchange.ts'
import type { App } from '../../app/state/app.ts'
import { say, sayCount } from '../../shared/words.ts'
import { BarChart } from './bar-chart.tsx'
import { bytesBySite } from './bytes-by-site.ts'
import { formatBytes, formatCount } from './format-bytes.ts'
import { lifetimeBuckets } from './lifetime-buckets.ts'
import { MomentComparison } from './moment-comparison.tsx'
import { setOverTime } from './set-over-time.ts'
import { SettersTable } from './setters-table.tsx'
import { TimeChart } from './time-chart.tsx'
import { UnseenSection } from './unseen-section.tsx'

export interface OverviewProps {
  app: Pick<App, 'log' | 'tab' | 'site' | 'access' | 'shell' | 'errors' | 'frame'>
}

/**
 * Charts the cookies of the page (who sets them, how long they live, how many bytes they take), and compares two moments.
 */
export function OverviewView({ app }: OverviewProps) {
  const { log, tab, site, access, shell, errors, frame } = app
  const [setters, setSetters] = useState<readonly Setter[]>([])
  const exchanges = log.exchanges.value
  const newest = exchanges.at(-1)
  const id = tab.value?.id ?? -1
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when an exchange arrives
  useEffect(() => {
    let left = false
    void errors.guard(async () => {
      const found = await shell.client.call('setters', { tabId: id })
      if (!left) setSetters(found)
    })
    return () => {
      left = true
    }
  }, [id, newest, shell, errors])
  const page = useMemo(() => {
    const own = exchanges.filter((one) => belongsToTab(one, id))
    const start = own.findLastIndex(({ type, hop }) => type === 'main_frame' && hop === 0)
    return own.slice(Math.max(0, start))
  }, [exchanges, id])
  // Not memoized: the sites of hosts may become known later, without a new exchange.
  const weights = bytesBySite(page, shell.sites.siteOf)
  const lifetimes = useMemo(() => lifetimeBuckets(page), [page])
  const times = useMemo(() => setOverTime(exchanges), [exchanges])
  const compare = useCallback(
    (query: CompareQuery) => errors.guard(() => shell.client.call('compare', query)),
    [errors, shell],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and holds nothing that could have the focus
    <section class="overview" data-testid="overview" tabIndex={0} aria-label={say('tab_overview')}>
      <SettersTable setters={setters} />
      <BarChart
        title={say('chart_bytes')}
        unit={say('chart_site')}
        empty={say('chart_bytes_none')}
        bars={weights.map(({ site, total, each, requests }) => ({
          name: site,
          value: total,
          text: say(
            'chart_bytes_value',
            formatBytes(total),
            sayCount('requests', requests),
            `${each * requests === total ? '' : '~'}${formatBytes(each)}`,
          ),
        }))}
      />
      <BarChart
        title={say('chart_lifetimes')}
        unit={say('chart_lifetime')}
        empty={say('chart_lifetimes_none')}
        bars={lifetimes.map(({ bucket, count }) => ({
          name: say(`lives_${bucket}`),
          value: count,
          text: formatCount(count),
        }))}
      />
      <TimeChart slots={times} />
      <MomentComparison
        exchanges={exchanges}
        host={site.value?.host ?? null}
        site={site.value?.site}
        showValues={frame.showValues.value}
        compare={compare}
      />
      <UnseenSection onlyThisSite={access.value === 'site'} dropped={log.stats.value?.dropped ?? 0} />
    </section>
  )
}
