import { useEffect, useState } from 'preact/hooks'
import { cookieKeyText } from '../../../../../src/cookie/cookie-key.ts'
import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import { sendRefusal } from '../../../../../src/verdict/explain/refusals.ts'
import { sectionText } from '../../../../../src/verdict/explain/section.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode, sayCount } from '../../../shared/words.ts'
import type { AskUnsent, UnsentCookie } from './unsent-cookies.ts'

/**
 * Lists the cookies that the jar holds for the site of a request but that the request did not carry, each with every
 * reason.
 */
export function UnsentList({ exchange, ask }: { exchange: Exchange; ask: AskUnsent }) {
  const [cookies, setCookies] = useState<readonly UnsentCookie[] | null>(null)
  useEffect(() => {
    let left = false
    void ask(exchange).then((found) => {
      if (!left) setCookies(found)
    })
    return () => {
      left = true
    }
  }, [exchange, ask])
  if (cookies === null) return <p class="faint">{say('unsent_asking')}</p>
  if (cookies.length === 0) return <p class="faint">{say('unsent_none')}</p>
  return (
    <>
      <p class="faint">{sayCount('unsent_count', cookies.length)}</p>
      <ul class="unsent-list">
        {cookies.map(({ cookie, verdict }) => (
          <li key={cookieKeyText(cookie)} data-testid="unsent-cookie">
            <b class="cookie-name">{cookie.name}</b>{' '}
            <span class="code-name">
              {cookie.domain}
              {cookie.path}
            </span>
            {verdict.outcome === 'sent' && <p>{say('unsent_later')}</p>}
            {verdict.reasons.map((reason) => {
              const { section } = sendRefusal(reason)
              return (
                <p key={reason}>
                  <Sentence text={sayCode('unsent', reason)} />{' '}
                  <span class="code-name">
                    {reason}
                    {section !== null && ` · ${sectionText(section)}`}
                  </span>
                </p>
              )
            })}
            {verdict.outcome === 'unknown' &&
              (verdict.missing ?? []).map((fact) => <p key={fact}>{sayCode('fact', fact)}</p>)}
          </li>
        ))}
      </ul>
    </>
  )
}
