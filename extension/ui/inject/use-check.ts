import { useEffect, useState } from 'preact/hooks'
import type { RuleInput, RuleStatus, ValidationProblem } from '../../../src/rules/model/rule.ts'
import { validateRule } from '../../../src/rules/validate/validate.ts'
import { troubleOf } from '../client.ts'
import type { App } from '../state/app.ts'

/** So long after the last key the browser is asked. */
const PAUSE_MS = 150

/** What the background says of a rule that is not saved yet. */
interface RuleCheck {
  /** null: the rule could not be kept. */
  readonly status: RuleStatus | null
  readonly problems: readonly ValidationProblem[]
}

/**
 * Checks the rule while it is typed; null while it is no rule yet, and until the background has answered.
 * @param held those of its names that the jar holds: when one comes or goes, the answer may be another
 */
export function useCheck(app: App, id: string | null, rule: RuleInput, held: readonly string[]): RuleCheck | null {
  const [checked, setChecked] = useState<{ asked: string; check: RuleCheck } | null>(null)
  const asked = JSON.stringify([id, rule, held, app.rules.value.map((one) => [one.id, one.state])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for what it is made of
  useEffect(() => {
    if (validateRule(rule).length > 0) return
    let still = true
    const timer = setTimeout(() => {
      void app.troubles.guard(async () => {
        const check = await checkRule(app, id, rule)
        if (still) setChecked({ asked, check })
      })
    }, PAUSE_MS)
    return () => {
      still = false
      clearTimeout(timer)
    }
  }, [app, asked])
  return checked?.asked === asked ? checked.check : null
}

/** Validation in the background knows the time and the browser, so it may refuse a rule that is valid here. */
async function checkRule(app: App, id: string | null, rule: RuleInput): Promise<RuleCheck> {
  try {
    const status = await app.shell.client.call('rules.check', id === null ? { rule } : { id, rule })
    return { status, problems: status.problems }
  } catch (error) {
    const { code, problems } = troubleOf(error)
    if (code === 'bad-rule' && problems !== undefined) return { status: null, problems }
    throw error
  }
}
