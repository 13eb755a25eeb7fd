import type { Order } from '../../../../src/jar-edit/arrange-cookies.ts'
import type { View } from '../../app/view.ts'
import { kept } from '../../app/view-slices.ts'
import type { CookieDraft } from './cookie/cookie-draft.ts'

const FIELDS = {
  order: kept<Order>({ by: 'name', descending: false }, { storedAs: 'jarOrder' }),
  /** The scroll position of the table, in pixels. */
  top: kept(0, { storedAs: 'jarTop', isFrequent: true }),
  /** The key of the open cookie; NEW_COOKIE for one that is not written yet; null: nobody chose. */
  current: kept<string | null>(null, { storedAs: 'jarCookie' }),
  /** Half-typed cookies, by the key of the cookie that is edited. */
  drafts: kept<Readonly<Record<string, CookieDraft>>>({}, { storedAs: 'jarDrafts' }),
}

/** What the jar adds to the view. */
export function jarSlice(view: View) {
  return view.slices.get(FIELDS)
}
