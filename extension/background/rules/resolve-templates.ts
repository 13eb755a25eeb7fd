import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { RuleInput } from '../../../src/rules/model/rule.ts'
import { giveValues, namesTaken } from '../../../src/rules/template/rule-values.ts'
import type { Clock } from '../clock.ts'

interface Overrides {
  include(names: Iterable<string>): Promise<void>
  cookiesNamed(name: string): readonly { readonly cookie: JarCookie }[]
}

export interface TemplateDeps {
  /** Present where rules override cookies in the jar (Chromium), because only it knows the originals; otherwise null. */
  readonly overrides: Overrides | null
  readonly jar: { allButPrivate(): Promise<JarCookie[]> }
  readonly clock: Pick<Clock, 'now'>
  readonly newId: () => string
}

/** Resolves a rule's templates with the current time and cookies. */
export async function resolveTemplates(rule: RuleInput, deps: TemplateDeps): Promise<RuleInput['cookies']> {
  const { overrides, jar, clock, newId } = deps
  const names = namesTaken(rule)
  await overrides?.include(names)
  // Cookies of private windows are left out: requests of every window would carry the value, and a lasting rule stores it
  // on disk.
  const cookies = overrides || names.length === 0 ? [] : await jar.allButPrivate()
  return giveValues(rule, {
    now: clock.now(),
    uuid: newId,
    cookies: (name) =>
      overrides
        ? overrides.cookiesNamed(name).map(({ cookie }) => cookie)
        : cookies.filter((cookie) => cookie.name === name),
  })
}
