import { useEffect, useState } from 'preact/hooks'
import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { remediesOf } from '../../../../../src/verdict/explain/remedies.ts'
import type { SendVerdict } from '../../../../../src/verdict/verdict.ts'
import { resourceTypeName } from '../../../shared/formatting/resource-type-name.ts'
import { shortUrl } from '../../../shared/formatting/short-url.ts'
import { timeOfDay } from '../../../shared/formatting/time-of-day.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import type { JarState } from '../state/jar-state.ts'

interface Props {
  jar: Pick<JarState, 'log' | 'site' | 'shell' | 'errors'>
  cookie: JarCookie
}

/** Number of requests, newest first, that the user can choose from. */
const OFFERED_AT_MOST = 50

/** Shows whether a cookie is sent with a request of the user's choice, and every reason why not. */
export function WhyNotSent({ jar, cookie }: Props) {
  const { log, site, shell, errors } = jar
  const [seq, setSeq] = useState<number | null>(null)
  const [verdict, setVerdict] = useState<SendVerdict | null>(null)
  const recent = log.exchanges.value.slice(-OFFERED_AT_MOST).reverse()
  const request = recent.find((one) => one.seq === seq) ?? defaultRequest(recent)
  const asked = request?.seq
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is replaced when its response arrives, but the question is the same
  useEffect(() => {
    if (request === undefined) return
    let still = true
    void errors.guard(async () => {
      const answer = await shell.client.call('explain', questionOf(cookie, request))
      if (still) setVerdict(answer)
    })
    return () => {
      still = false
    }
  }, [shell, errors, cookie, asked])

  if (request === undefined) return <p class="faint">{say('why_no_request')}</p>
  const host = site.value?.host ?? null
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
            {requestLabel(one, host)}
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

/** Returns the newest page load, or else the newest request. */
function defaultRequest(recent: readonly Exchange[]): Exchange | undefined {
  return recent.find(({ type }) => type === 'main_frame') ?? recent[0]
}

function questionOf(cookie: JarCookie, { url, topUrl, initiator, type, method }: Exchange) {
  return {
    ...{ cookie, url, type, method },
    ...(topUrl == null ? {} : { topUrl }),
    ...(initiator === null ? {} : { initiator }),
  }
}

/** Returns whether the log shows that the request carried the cookie. Then no verdict is needed. */
function hasLeft(cookie: JarCookie, { sent }: Exchange): boolean {
  return sent.cookies.some(({ name, value }) => name === cookie.name && value === cookie.value)
}

function requestLabel({ method, url, type, startedAt }: Exchange, here: string | null): string {
  const { host, path } = shortUrl(url, here)
  return `${method} ${host}${path.slice(0, 60)} · ${resourceTypeName(type)} · ${timeOfDay(startedAt)}`
}
