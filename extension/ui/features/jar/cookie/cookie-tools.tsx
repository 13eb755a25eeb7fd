import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import type { MakeRule, RulePurpose } from '../../../shared/rule-purpose.ts'
import { say } from '../../../shared/words.ts'

interface Props {
  makeRule: MakeRule
  cookie: JarCookie
}

const PURPOSES = [
  ['again', 'wish_again'],
  ['override', 'wish_override'],
  ['omit', 'wish_omit'],
] as const satisfies readonly (readonly [RulePurpose, string])[]

/** From a cookie of the jar to a rule about it. */
export function CookieTools({ makeRule, cookie }: Props) {
  const { name, value, hostOnly } = cookie
  const host = hostOfCookie(cookie)
  return (
    <div class="cookie-tools">
      {PURPOSES.map(([purpose, words]) => (
        <button
          key={purpose}
          type="button"
          class="toggle"
          title={say(`${words}_why`)}
          data-testid={`cookie-${purpose}`}
          onClick={() => makeRule({ name, value, hosts: hostOnly ? host : `*.${host}` }, purpose)}
        >
          {say(words)}
        </button>
      ))}
    </div>
  )
}
