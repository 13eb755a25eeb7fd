import type { PartialCookieKey } from '../../../../../src/cookie/cookie-key.ts'

/** The actions on a cookie of a request or a response. */
export interface CookieActions {
  copy(text: string): void
  /**
   * Opens the rule form with a rule for the host of `url` that sends this cookie. @param value null: the rule leaves the
   * cookie out
   */
  draftRule(name: string, value: string | null, url: string): void
  /**
   * Opens the cookie's history. @param findCookie identifies the cookie in the jar; called on demand, because its code is
   * loaded for it
   */
  showHistory(findCookie: () => Promise<PartialCookieKey>): void
}
