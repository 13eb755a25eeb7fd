import { useEffect, useState } from 'preact/hooks'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import type { RulesState } from '../state/rules-state.ts'

/** How long after the last key the background is asked. */
const ASK_AFTER_MS = 150

/**
 * Asks the background for the state that a rule would have, while it is typed.
 * @param id the id of the edited rule; null for a new one
 * @param inJar which of its names the jar holds: the state may change when one comes or goes
 * @returns null while the rule is not valid, or the background has not answered
 */
export function useCheck(
  { ruleList, errors, shell }: Pick<RulesState, 'ruleList' | 'errors' | 'shell'>,
  id: string | null,
  rule: RuleInput,
  inJar: readonly string[],
): RuleStatus | null {
  const [checked, setChecked] = useState<{ question: string; status: RuleStatus } | null>(null)
  const question = JSON.stringify([id, rule, inJar, ruleList.value.map((one) => [one.id, one.state])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question contains the id and the rule
  useEffect(() => {
    if (validateRule(rule).length > 0) return
    let still = true
    const timer = setTimeout(() => {
      void errors.guard(async () => {
        const status = await shell.client.call('rules.check', id === null ? { rule } : { id, rule })
        if (still) setChecked({ question, status })
      })
    }, ASK_AFTER_MS)
    return () => {
      still = false
      clearTimeout(timer)
    }
  }, [errors, shell, question])
  return checked?.question === question ? checked.status : null
}
