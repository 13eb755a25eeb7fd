import { JAR_TAB, KEPT_TAB } from '../../../kept-view.ts'
import { createView, kept, unkept, type ViewOf } from './view-slice.ts'

/** The tabs of the tab bar, in order. The names are part of the stored view. */
export const TAB_NAMES = ['responses', JAR_TAB, 'inject', 'overview'] as const
export type TabName = (typeof TAB_NAMES)[number]

const fields = {
  tab: kept<TabName>(KEPT_TAB, 'responses'),
  search: kept('search', ''),
  /** True if the detail is open. In a narrow surface it replaces the list. */
  detailOpen: kept('opened', false),
  /** True if cookie values are shown. Not stored, because the user asked to see them only now. */
  showValues: unkept(false),
  /** True if exports and copies contain cookie values. */
  secrets: unkept(false),
}

/** The part of the view that belongs to no feature. */
export type FrameView = ViewOf<typeof fields>

export function createFrameView() {
  return createView(fields)
}
