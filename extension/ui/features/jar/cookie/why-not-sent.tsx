import { useEffect, useState } from 'preact/hooks'
import type { Exchange } from '../../../../../src/exchange/exchange.ts'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { SendVerdict } from '../../../../../src/verdict/verdict.ts'
import type { App } from '../../../app/app.ts'
import { resourceType } from '../../../shared/format/resource-type-words.ts'
import { shortUrl } from '../../../shared/format/short-url.ts'
import { timeOfDay } from '../../../shared/format/time-of-day.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'

interface Props {
  app: App
  cookie: JarCookie
}

/** So many of the newest requests are offered. */
const OFFERED = 50

/** Whether the cookie leaves with a request, and every reason why not. */
export function WhyNotSent({ app, cookie }: Props) {
  const [seq, setSeq] = useState<number | null>(null)
  const [verdict, setVerdict] = useState<SendVerdict | null>(null)
  const recent = app.log.exchanges.value.slice(-OFFERED).reverse()
  const request = recent.find((one) => one.seq === seq) ?? firstOffer(recent)
  const asked = request?.seq
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is told anew when its response comes; the question stays
  useEffect(() => {
    if (request === undefined) return
    let still = true
    void app.errors.guard(async () => {
      const answer = await app.shell.client.call('explain', questionOf(cookie, request))
      if (still) setVerdict(answer)
    })
    return () => {
      still = false
    }
  }, [app, cookie, asked])

  if (request === undefined) return <p class="faint">{say('why_no_request')}</p>
  const host = app.place.value?.host ?? null
  return (
    <div class="why-not">
      <select
        aria-label={say('why_request')}
        data-testid="why-request"
        value={String(request.seq)}
        onChange={(event) => setSeq(Number(event.currentTarget.value))}
      >
        {recent.map((one) => (
          <option key={one.seq} value={String(one.seq)}>
            {requestWords(one, host)}
          </option>
        ))}
      </select>
      <div aria-live="polite" data-testid="why-answer" data-outcome={verdict?.outcome}>
        {verdict !== null && <Answer verdict={verdict} left={hasLeft(cookie, request)} />}
      </div>
    </div>
  )
}

function Answer({ verdict, left }: { verdict: SendVerdict; left: boolean }) {
  const { outcome, reasons, missing = [] } = verdict
  const remedies = remediesOf(reasons)
  if (left) return <p class="why-sent">{say('why_left')}</p>
  if (outcome === 'sent') return <p class="why-sent">{say('why_sent')}</p>
  return (
    <ul class={outcome === 'unknown' ? 'why why-unknown' : 'why'}>
      {outcome === 'unknown' && <li>{say('why_unknown')}</li>}
      {reasons.map((reason) => (
        <li key={reason}>
          <b>
            <Sentence text={sayCode('unsent', reason)} />
          </b>{' '}
          <span class="code-name">{reason}</span>
        </li>
      ))}
      {missing.map((fact) => (
        <li key={fact}>{sayCode('fact', fact)}</li>
      ))}
      {remedies.length > 0 && <li class="why-fix">{say('why_remedies')}</li>}
      {remedies.map((remedy) => (
        <li key={remedy}>
          <Sentence text={sayCode('makeleave', remedy)} />
        </li>
      ))}
    </ul>
  )
}

/** The newest page; else the newest of all. */
function firstOffer(recent: readonly Exchange[]): Exchange | undefined {
  return recent.find(({ type }) => type === 'main_frame') ?? recent[0]
}

function questionOf(cookie: JarCookie, { url, topUrl, initiator, type, method }: Exchange) {
  return {
    ...{ cookie, url, type, method },
    ...(topUrl == null ? {} : { topUrl }),
    ...(initiator === null ? {} : { initiator }),
  }
}

/** It was seen to leave: no rule has to be asked. */
function hasLeft(cookie: JarCookie, { sent }: Exchange): boolean {
  return sent.cookies.some(({ name, value }) => name === cookie.name && value === cookie.value)
}

function requestWords({ method, url, type, startedAt }: Exchange, here: string | null): string {
  const { host, path } = shortUrl(url, here)
  return `${method} ${host}${path.slice(0, 60)} · ${resourceType(type)} · ${timeOfDay(startedAt)}`
}
