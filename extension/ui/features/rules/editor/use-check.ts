import { useEffect, useState } from 'preact/hooks'
import type { RuleInput, RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { validateRule } from '../../../../../src/rules/validate/validate.ts'
import type { RulesState } from '../state/rules-state.ts'

/** Delay between the last key press and the call to the background. */
const ASK_AFTER_MS = 150

/**
 * Asks the background for the state that the rule would have, while the user types.
 * @param id the id of the edited rule; null for a new one
 * @param inJar the names of its cookies that the jar holds: the state may change when one is added or removed
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
