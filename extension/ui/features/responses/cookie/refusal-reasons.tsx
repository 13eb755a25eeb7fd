import type { SetCookieBlockedReason } from '../../../../../src/verdict/explain/refusals.ts'
import { setRefusal } from '../../../../../src/verdict/explain/refusals.ts'
import { sectionText } from '../../../../../src/verdict/explain/section.ts'
import { withoutRedundantSchemeful } from '../../../../../src/verdict/explain/without-redundant-schemeful.ts'
import type { Verdict } from '../../../../../src/verdict/verdict.ts'
import { Sentence } from '../../../shared/parts/sentence.tsx'
import { say, sayCode } from '../../../shared/words.ts'

const PREFIXES = {
  '__host-': 'remedy_host_prefix',
  '__secure-': 'remedy_secure_prefix',
  '__http-': 'remedy_http_prefix',
} as const

/** Returns a sentence about what to change. For a broken prefix, it names the requirements of that prefix. */
function remedy(reason: SetCookieBlockedReason, name: string): string {
  const prefix = Object.entries(PREFIXES).find(([prefix]) => name.toLowerCase().startsWith(prefix))
  return reason === 'InvalidPrefix' && prefix !== undefined ? say(prefix[1]) : sayCode('remedy', reason)
}

/**
 * Lists every reason why a cookie was refused, with what to change, the section of the standard, and how certain the
 * verdict is.
 */
export function RefusalReasons({ name, verdict }: { name: string; verdict: Verdict }) {
  const { outcome, reasons, certainty } = verdict
  if (outcome !== 'blocked') return null
  const shown = withoutRedundantSchemeful(reasons)
  const sure = certainty === 'contradicted' ? '' : sayCode('sure', certainty)
  return (
    <div class="why tone-refused">
      {shown.map((reason, index) => {
        const { section } = setRefusal(reason)
        const evidence = [reason, section === null ? '' : sectionText(section), index === shown.length - 1 ? sure : '']
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
      {shown.length === 0 && (
        <p>
          {say('reason_not_known')} {sure}
        </p>
      )}
    </div>
  )
}
