import { computed, type ReadonlySignal } from '@preact/signals'
import { cookieKeyText } from '../../../../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { arrangeCookies, type Order } from '../../../../../src/jar-edit/arrange-cookies.ts'
import type { App } from '../../../app/state/app.ts'
import type { DraftRule } from '../../../app/state/feature-links.ts'
import type { PageJar } from '../../../app/state/page-jar.ts'
import { createView, kept, type ViewOf, type ViewSlice } from '../../../app/view/view-slice.ts'
import type { CookieDraft } from '../form/cookie-draft.ts'

/** Used as the key of a cookie that is not in the jar yet. */
export const NEW_COOKIE = ''

const fields = {
  order: kept<Order>('jarOrder', { by: 'name', descending: false }),
  /** The scroll position of the grid, in pixels. */
  scrollTop: kept('jarTop', 0, 'later'),
  /** The key of the current cookie; `NEW_COOKIE` for one that is not written yet; null: none was chosen. */
  currentKey: kept<string | null>('jarCookie', null),
  /** Unsaved edits, by the key of the edited cookie. */
  drafts: kept<Readonly<Record<string, CookieDraft>>>('jarDrafts', {}),
}

type Shared = Pick<App, 'shell' | 'errors' | 'notices' | 'frame' | 'log' | 'site' | 'tab' | 'ruleList'>

/** A cookie of the grid, and its key. */
export interface KeyedCookie {
  readonly key: string
  readonly cookie: JarCookie
}

/** The state of the jar view, and the parts of the application that it uses. */
export interface JarState extends Shared, ViewOf<typeof fields> {
  /** The cookies of the tab's page. */
  readonly pageJar: Pick<PageJar, 'cookies' | 'refresh'>
  /** The cookies that match the search, in the chosen order. */
  readonly rows: ReadonlySignal<readonly KeyedCookie[]>
  /** The current cookie; null when there is none, or it is not in the jar. */
  readonly current: ReadonlySignal<JarCookie | null>
  /** The store for new cookies; '' for the background's own. */
  readonly storeId: ReadonlySignal<string>
  readonly draftRule: DraftRule
}

export function createJar(app: App, draftRule: DraftRule): { state: JarState; slice: ViewSlice } {
  const { frame, log, pageJar } = app
  const { view, kept } = createView(fields)
  const { cookies } = pageJar
  const rows = computed(() =>
    arrangeCookies(cookies.value ?? [], frame.search.value, view.order.value).map((cookie) => ({
      key: cookieKeyText(cookie),
      cookie,
    })),
  )
  const current = computed(
    () => cookies.value?.find((cookie) => cookieKeyText(cookie) === view.currentKey.value) ?? null,
  )
  const storeId = computed(() => cookies.value?.[0]?.storeId ?? log.exchanges.value.at(-1)?.storeId ?? '')
  return { state: { ...app, ...view, rows, current, storeId, draftRule }, slice: { kept } }
}
