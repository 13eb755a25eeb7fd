import { computed, type ReadonlySignal } from '@preact/signals'
import { cookieKeyText } from '../../../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { arrangeCookies } from '../../../../src/jar-edit/arrange-cookies.ts'
import type { App } from '../../app/app.ts'
import type { PageJar } from '../../app/page-jar.ts'
import { jarSlice } from './jar-slice.ts'

export interface CookieRow {
  readonly key: string
  readonly cookie: JarCookie
}

/** The cookies of the page, as the jar view shows them. */
export interface Jar extends PageJar {
  /** What fits the search, in the chosen order. */
  readonly rows: ReadonlySignal<readonly CookieRow[]>
  readonly chosen: ReadonlySignal<JarCookie | null>
  /** The store that new cookies of this page go to; '' for the background's own. */
  readonly storeId: ReadonlySignal<string>
}

export function createJar(app: App): Jar {
  const { view, log } = app
  const { cookies } = app.jar
  const state = jarSlice(view)
  const rows = computed(() =>
    arrangeCookies(cookies.value ?? [], view.search.value, state.order.value).map((cookie) => ({
      key: cookieKeyText(cookie),
      cookie,
    })),
  )
  const chosen = computed(() => cookies.value?.find((cookie) => cookieKeyText(cookie) === state.current.value) ?? null)
  const storeId = computed(() => cookies.value?.[0]?.storeId ?? log.exchanges.value.at(-1)?.storeId ?? '')
  return { ...app.jar, rows, chosen, storeId }
}
