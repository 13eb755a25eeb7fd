import type { Exchange } from '../../../../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { Sites } from '../../../../../src/site/sites.ts'
import type { SendVerdict } from '../../../../../src/verdict/verdict.ts'
import type { Client } from '../../../app/client/client.ts'

export interface UnsentCookie {
  readonly cookie: JarCookie
  /** `sent`: the cookie would be sent now. When the request left, the jar lacked it, or had another value. */
  readonly verdict: SendVerdict
}

export type AskUnsent = (exchange: Exchange) => Promise<readonly UnsentCookie[]>

interface Sources {
  readonly client: Client
  readonly sites: Pick<Sites, 'siteOf'>
}

/** Returns the cookies that the jar now holds for the site of a request, but that the request did not carry. */
export async function unsentCookies(
  { client, sites: { siteOf } }: Sources,
  exchange: Exchange,
): Promise<UnsentCookie[]> {
  const { url, tabId, topUrl, initiator, type, method, sent } = exchange
  const site = siteOf(url)
  const left = new Set(sent.cookies.map(({ name, value }) => JSON.stringify([name, value])))
  const jar = await client.call('jar.list', { url, ...(tabId >= 0 ? { tabId } : {}) })
  const here = jar.filter(
    ({ name, value, domain }) =>
      siteOf(`http://${domain.replace(/^\./, '')}/`) === site && !left.has(JSON.stringify([name, value])),
  )
  return Promise.all(
    here.map(async (cookie) => {
      const verdict = await client.call('explain', {
        cookie,
        url,
        type,
        method,
        ...(topUrl === null ? {} : { topUrl }),
        ...(initiator === null ? {} : { initiator }),
      })
      return { cookie, verdict }
    }),
  )
}
