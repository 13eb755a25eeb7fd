import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import type { DraftRule, RuleWish } from '../../../app/state/feature-links.ts'
import { say } from '../../../shared/words.ts'

interface Props {
  cookie: JarCookie
  draftRule: DraftRule
}

const INTENTS = [
  ['again', 'wish_again'],
  ['override', 'wish_override'],
  ['omit', 'wish_omit'],
] as const satisfies readonly (readonly [RuleWish['intent'], string])[]

/** The buttons that start a rule from a cookie of the jar. */
export function CookieTools({ cookie, draftRule }: Props) {
  const { name, value, hostOnly } = cookie
  const host = hostOfCookie(cookie)
  return (
    <div class="cookie-tools">
      {INTENTS.map(([intent, label]) => (
        <button
          key={intent}
          type="button"
          class="toggle"
          title={say(`${label}_why`)}
          data-testid={`cookie-${intent}`}
          onClick={() => draftRule({ name, value, hosts: hostOnly ? host : `*.${host}`, intent })}
        >
          {say(label)}
        </button>
      ))}
    </div>
  )
}
