import { useEffect, useState } from 'preact/hooks'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import type { App } from '../../../app/app.ts'

/** So long after the last key the browser is asked. */
const PAUSE_MS = 150

/**
 * What the state of the rule would be, asked while it is typed; null while it is no rule yet, and while nothing has answered.
 * @param held those of its names that the jar holds: when one comes or goes, the answer may be another
 */
export function useCheck(app: App, id: string | null, rule: RuleInput, held: readonly string[]): RuleStatus | null {
  const [checked, setChecked] = useState<{ asked: string; status: RuleStatus } | null>(null)
  const asked = JSON.stringify([id, rule, held, app.rules.value.map((one) => [one.id, one.state])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for what it is made of
  useEffect(() => {
    if (validateRule(rule).length > 0) return
    let still = true
    const timer = setTimeout(() => {
      void app.errors.guard(async () => {
        const status = await app.shell.client.call('rules.check', id === null ? { rule } : { id, rule })
        if (still) setChecked({ asked, status })
      })
    }, PAUSE_MS)
    return () => {
      still = false
      clearTimeout(timer)
    }
  }, [app, asked])
  return checked?.asked === asked ? checked.status : null
}
