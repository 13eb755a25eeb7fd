import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import { localTime, readLocalTime } from '../../../shared/formatting/local-time.ts'

/** A cookie that is being edited, in the form's fields. */
export interface CookieDraft {
  readonly name: string
  readonly value: string
  /** Without the leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: JarCookie['sameSite']
  readonly session: boolean
  /** Local time, in the format of a datetime-local input. */
  readonly expires: string
  /** '' for an unpartitioned cookie */
  readonly topLevelSite: string
  readonly crossSiteAncestor: boolean
}

export function draftOfCookie(cookie: JarCookie): CookieDraft {
  const { name, value, hostOnly, path, secure, httpOnly, sameSite, session, expirationDate, partitionKey } = cookie
  return {
    ...{ name, value, domain: hostOfCookie(cookie), hostOnly, path, secure, httpOnly, sameSite, session },
    expires: expirationDate === undefined ? '' : localTime(expirationDate * 1000),
    topLevelSite: partitionKey?.topLevelSite ?? '',
    crossSiteAncestor: partitionKey?.hasCrossSiteAncestor ?? true,
  }
}

/** Returns the draft of a new cookie for the page. */
export function newDraft(host: string, https: boolean): CookieDraft {
  return {
    ...{ name: '', value: '', domain: host, hostOnly: true, path: '/', secure: https, httpOnly: false },
    ...{ sameSite: 'lax', session: true, expires: '', topLevelSite: '', crossSiteAncestor: true },
  }
}

/**
 * Converts a draft to a cookie.
 * @param before the edited cookie; an unchanged field keeps its value, the expiry to the fraction of a second
 */
export function cookieOfDraft(draft: CookieDraft, before: JarCookie | null, storeId: string): JarCookie {
  const { name, value, hostOnly, path, secure, httpOnly, sameSite, session } = draft
  const site = draft.topLevelSite.trim()
  const host = draft.domain.trim().toLowerCase().replace(/^\./, '')
  const expires = session ? undefined : expiryOf(draft, before)
  const firstParty = before?.firstPartyDomain
  return {
    ...{ name, value, domain: hostOnly ? host : `.${host}`, hostOnly, path, secure, httpOnly, sameSite, session },
    ...(expires === undefined ? {} : { expirationDate: expires }),
    storeId: before?.storeId ?? storeId,
    ...(site === '' ? {} : { partitionKey: { topLevelSite: site, hasCrossSiteAncestor: draft.crossSiteAncestor } }),
    ...(firstParty === undefined ? {} : { firstPartyDomain: firstParty }),
  }
}

function expiryOf(draft: CookieDraft, before: JarCookie | null): number | undefined {
  if (before !== null && draftOfCookie(before).expires === draft.expires) return before.expirationDate
  const ms = readLocalTime(draft.expires)
  return ms === null ? undefined : ms / 1000
}

export function sameDraft(a: CookieDraft, b: CookieDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
