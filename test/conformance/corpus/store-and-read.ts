import type { Browser } from '../../../src/verdict/profiles.ts'
import type { RequestContext } from '../../../src/verdict/request/request-context.ts'
import { publicSuffix } from '../../public-suffix.ts'
import { ReferenceJar, type Via } from '../reference-jar.ts'
import type { CorpusRecord } from './corpus.ts'

interface Place {
  readonly url: string
  readonly via: Via
  /** Origin of the page that fetches, with credentials, across sites. */
  readonly crossSiteInitiator?: string
}

export interface StoreAndRead extends CorpusRecord {
  readonly set: Place
  readonly setCookie: readonly string[]
  readonly setCookieBytesHex?: readonly string[]
  readonly setSequence?: readonly { readonly via: Via; readonly line: string }[]
  readonly read: Place
  readonly expected: string
  readonly expected6265bis?: string
  readonly assumeNow: string
  readonly disabled?: boolean
  readonly optional?: boolean
  readonly suspect?: boolean
  readonly superseded?: boolean
  readonly httpLayerCase?: boolean
}

/** The lines as an extension gets them: decoded from UTF-8; null: bytes that are none would get lost. */
export function linesOf({ setCookie, setCookieBytesHex }: StoreAndRead): string[] | null {
  if (setCookieBytesHex === undefined) return [...setCookie]
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    return setCookieBytesHex.map((hex) => decoder.decode(Buffer.from(hex, 'hex')))
  } catch {
    return null
  }
}

/** What a browser's rules give for a case: the Cookie header, or document.cookie. */
export function outcomeOf(record: StoreAndRead, lines: readonly string[], browser: Browser): string {
  const jar = new ReferenceJar()
  const now = Date.parse(record.assumeNow)
  const setting = factsOf(record.set, now, browser)
  lines.forEach((line, at) => {
    jar.receive(line, setting, record.setSequence?.[at]?.via ?? record.set.via)
  })
  return jar.read(factsOf(record.read, now, browser), record.read.via)
}

function factsOf({ url, crossSiteInitiator }: Place, now: number, browser: Browser): RequestContext {
  const common = { browser, url: new URL(url).href, now, publicSuffix, thirdParty: 'allow' } as const
  if (crossSiteInitiator === undefined) return { ...common, type: 'main_frame', initiator: null }
  return { ...common, type: 'xmlhttprequest', topUrl: crossSiteInitiator, initiator: crossSiteInitiator }
}
