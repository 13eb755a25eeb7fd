import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import type { App } from '../../../app/app.ts'
import { say } from '../../../shared/words.ts'
import { draftWith, type Wish } from '../../rules/draft/draft-with.ts'

interface Props {
  app: App
  cookie: JarCookie
}

const WISHES = [
  ['again', 'wish_again'],
  ['override', 'wish_override'],
  ['omit', 'wish_omit'],
] as const satisfies readonly (readonly [Wish, string])[]

/** From a cookie of the jar to a rule about it. */
export function CookieTools({ app, cookie }: Props) {
  const { name, value, hostOnly } = cookie
  const host = hostOfCookie(cookie)
  return (
    <div class="cookie-tools">
      {WISHES.map(([wish, words]) => (
        <button
          key={wish}
          type="button"
          class="toggle"
          title={say(`${words}_why`)}
          data-testid={`cookie-${wish}`}
          onClick={() => draftWith(app, { name, value, hosts: hostOnly ? host : `*.${host}` }, wish)}
        >
          {say(words)}
        </button>
      ))}
    </div>
  )
}
