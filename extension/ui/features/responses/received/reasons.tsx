import type { Verdict } from '../../../../../src/verdict/verdict.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'

const PREFIXES = {
  '__host-': 'remedy_host_prefix',
  '__secure-': 'remedy_secure_prefix',
  '__http-': 'remedy_http_prefix',
} as const

/** What to change; of a broken promise of a name, what that name promises. */
function remedy(reason: SetCookieBlockedReason, name: string): string {
  const prefix = Object.entries(PREFIXES).find(([prefix]) => name.toLowerCase().startsWith(prefix))
  return reason === 'InvalidPrefix' && prefix !== undefined ? say(prefix[1]) : sayCode('remedy', reason)
}

/** Why a cookie was refused, and what to change: every reason that applies; where the standard says so; how sure that is. */
export function Reasons({ name, verdict }: { name: string; verdict: Verdict }) {
  const { outcome, reasons, certainty } = verdict
  if (outcome !== 'blocked') return null
  const told = withoutRedundantSchemeful(reasons)
  const sure = certainty === 'contradicted' ? '' : sayCode('sure', certainty)
  return (
    <div class="why tone-refused">
      {told.map((reason, index) => {
        const { section } = setRefusal(reason)
        const evidence = [reason, section === null ? '' : sectionText(section), index === told.length - 1 ? sure : '']
        return (
          <div key={reason}>
            <p>
              <b class="why-reason">
                <Sentence text={sayCode('reason', reason)} />
              </b>{' '}
              <Sentence text={remedy(reason, name)} />
            </p>
            <p class="evidence">{evidence.filter((one) => one !== '').join(' · ')}</p>
          </div>
        )
      })}
      {told.length === 0 && (
        <p>
          {say('reason_not_known')} {sure}
        </p>
      )}
    </div>
  )
}
