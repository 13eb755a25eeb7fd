import './overview.css'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { belongsToTab } from '../../../../src/exchange/exchange.ts'
import type { Setter } from '../../../../src/exchange/setters.ts'
import type { App } from '../../app/app.ts'
import { Unseen } from '../../shared/unseen/unseen.tsx'
import { say, sayCount } from '../../shared/words.ts'
import { BarChart } from './bar-chart.tsx'
import { bytes, plain } from './byte-words.ts'
import { bytesBySite } from './bytes-by-site.ts'
import { Compare } from './compare-moments.tsx'
import { lifetimeBuckets } from './lifetime-buckets.ts'
import { setOverTime } from './set-over-time.ts'
import { SettersTable } from './setters-table.tsx'
import { TimeChart } from './time-chart.tsx'

/** Who sets cookies on this page, how long they live, what they weigh; what changed between two moments. */
export function OverviewView({ app }: { app: App }) {
  const { log, tab, shell, errors } = app
  const [setters, setSetters] = useState<readonly Setter[]>([])
  const exchanges = log.exchanges.value
  const newest = exchanges.at(-1)
  const id = tab.value?.id ?? -1
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something new has come
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
  // Not remembered: which hosts are one site may be known only later.
  const weights = bytesBySite(page, shell.sites.siteOf)
  const lifetimes = useMemo(() => lifetimeBuckets(page), [page])
  const times = useMemo(() => setOverTime(exchanges), [exchanges])
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
          words: say(
            'chart_bytes_value',
            bytes(total),
            sayCount('requests', requests),
            `${each * requests === total ? '' : '~'}${bytes(each)}`,
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
          words: plain(count),
        }))}
      />
      <TimeChart slots={times} />
      <Compare app={app} />
      <Unseen app={app} />
    </section>
  )
}
