import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { RuleInput } from '../../../src/rules/model/rule.ts'
import { giveValues, namesTaken } from '../../../src/rules/template/rule-values.ts'
import { jarOfOpenWindows } from '../jar.ts'
import type { JarKeeper } from './jar-keeper.ts'

/**
 * What a rule's templates come to now.
 * @param keeper where rules hold values in the jar: it knows what would be there without them
 */
export async function workOut(rule: RuleInput, keeper: JarKeeper | null): Promise<RuleInput['cookies']> {
  const names = namesTaken(rule)
  await keeper?.want(names)
  // What is taken from the jar leaves in every window, and with a rule that lasts it goes to disk.
  const jar: readonly JarCookie[] = keeper || names.length === 0 ? [] : await jarOfOpenWindows()
  return giveValues(rule, {
    now: Date.now(),
    uuid: () => crypto.randomUUID(),
    cookies: (name) =>
      keeper ? keeper.owned(name).map(({ cookie }) => cookie) : jar.filter((cookie) => cookie.name === name),
  })
}
