import { JAR_TAB, KEPT_TAB } from '../../../kept-view.ts'
import { createView, kept, unkept, type ViewOf } from './view-slice.ts'

/** The tabs of the tab bar, in their order. The names are stored with the kept view. */
export const TAB_NAMES = ['responses', JAR_TAB, 'inject', 'overview'] as const
export type TabName = (typeof TAB_NAMES)[number]

const fields = {
  tab: kept<TabName>(KEPT_TAB, 'responses'),
  search: kept('search', ''),
  /** Whether the detail is open. In a narrow surface it takes the place of the list. */
  detailOpen: kept('opened', false),
  /** Whether the values of cookies are shown. Somebody asked to see them now, so the wish is not kept. */
  showValues: unkept(false),
  /** Whether exports and copies hold the values of cookies. */
  secrets: unkept(false),
}

/** The part of the view that belongs to no feature. */
export type FrameView = ViewOf<typeof fields>

export function createFrameView() {
  return createView(fields)
}
