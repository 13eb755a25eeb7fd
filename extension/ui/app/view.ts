import type { Signal } from '@preact/signals'
import { kept, transient, ViewSlices } from './view-slices.ts'

export const TAB_NAMES = ['responses', 'jar', 'inject', 'overview'] as const
export type TabName = (typeof TAB_NAMES)[number]

const FIELDS = {
  tab: kept<TabName>('responses'),
  search: kept(''),
  detailOpen: kept(false, { storedAs: 'opened' }),
  seen: kept(0, { isFrequent: true }),
  seenBefore: transient(0),
  showValues: transient(false),
  secrets: transient(false),
}

/** What a surface shows. It is restored when the surface is opened again for the same tab. */
export interface View {
  readonly tab: Signal<TabName>
  readonly search: Signal<string>
  /** In a narrow surface the list gives way to what was opened. */
  readonly detailOpen: Signal<boolean>
  /** The newest exchange that this view has shown, and the one it had shown when it was last left. */
  readonly seen: Signal<number>
  readonly seenBefore: Signal<number>
  /** Not kept: values are shown because someone asked for it now. */
  readonly showValues: Signal<boolean>
  /** Whether copies and exports contain cookie values. Not kept either. */
  readonly secrets: Signal<boolean>
  /** What the features add, each its own. */
  readonly slices: ViewSlices
}

export function createView(): View {
  const slices = new ViewSlices()
  return { ...slices.get(FIELDS), slices }
}
