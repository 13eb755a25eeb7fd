import type { CookiePlace } from '../../../../src/cookie/cookie-key.ts'
import type { View } from '../../app/view.ts'
import { kept } from '../../app/view-slices.ts'
import type { Anchor } from '../../shared/hooks/anchor.ts'

const FIELDS = {
  onlyCookies: kept(false),
  thirdParties: kept(true),
  bySite: kept(true),
  /** The key of the chosen chain or change, and the hop of the chain; null: nobody chose. */
  chain: kept<string | null>(null),
  hop: kept<number | null>(null),
  /** Keys of groups and sites of the list that were opened or closed by hand. */
  toggledGroups: kept<readonly string[]>([], { storedAs: 'flipped' }),
  /** The scroll position of the list; null: at its top. */
  anchor: kept<Anchor | null>(null, { isFrequent: true }),
  rawLines: kept(false),
  /** Whether the cookies sent are shown; null: decided by how many there are. */
  sentOpen: kept<boolean | null>(null),
  /** Whether the cookies that were not sent are listed. */
  unsent: kept(false),
  /** The cookie whose history is open. */
  history: kept<CookiePlace | null>(null),
}

/** What the responses add to the view. */
export function responsesState(view: View) {
  return view.slices.get(FIELDS)
}

export type ResponsesState = ReturnType<typeof responsesState>
