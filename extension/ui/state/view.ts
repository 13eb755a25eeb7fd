import { type Signal, signal } from '@preact/signals'
import type { PartialCookieKey } from '../../../src/cookie/cookie-key.ts'
import type { Order } from '../../../src/jar-edit/arrange-cookies.ts'
import { EMPTY_DRAFT, type RuleDraft } from '../inject/rule-draft.ts'
import type { CookieDraft } from '../jar/cookie-draft.ts'
import type { Anchor } from '../parts/anchor.ts'

export const TAB_NAMES = ['responses', 'jar', 'inject', 'overview'] as const
export type TabName = (typeof TAB_NAMES)[number]

/** What a person has before them. It is there again when the surface is opened anew. */
export interface View {
  readonly tab: Signal<TabName>
  readonly search: Signal<string>
  readonly onlyCookies: Signal<boolean>
  readonly thirdParties: Signal<boolean>
  /** The key of a chain, and the hop of it; null: nobody chose. */
  readonly chain: Signal<string | null>
  readonly hop: Signal<number | null>
  /** Keys of groups and sites of the list that are not as they are at first: opened by hand, or closed. */
  readonly flipped: Signal<readonly string[]>
  readonly bySite: Signal<boolean>
  /** Where the list stands; null: at its top. */
  readonly anchor: Signal<Anchor | null>
  /** The newest exchange that this view has shown, and that it had shown when it was last left. */
  readonly seen: Signal<number>
  readonly seenBefore: Signal<number>
  /** In a narrow surface the list gives way to what was opened. */
  readonly opened: Signal<boolean>
  readonly showValues: Signal<boolean>
  /** Whether what leaves this surface holds the values of cookies. */
  readonly secrets: Signal<boolean>
  readonly rawLines: Signal<boolean>
  /** Whether what was sent is shown; null: as it is best. */
  readonly sentOpen: Signal<boolean | null>
  /** Whether the cookies that did not leave are listed. */
  readonly unsent: Signal<boolean>
  /** The cookie whose history is open. */
  readonly history: Signal<PartialCookieKey | null>
  readonly draft: Signal<RuleDraft>
  /** Half-typed rules whose forms gave way to another one, by id; '' for a new one. */
  readonly aside: Signal<Readonly<Record<string, RuleDraft>>>
  readonly jarOrder: Signal<Order>
  /** Where the table of cookies stands, in pixels. */
  readonly jarTop: Signal<number>
  /** The key of the cookie that is open; NEW_COOKIE for one that is not written yet; null: nobody chose. */
  readonly jarCookie: Signal<string | null>
  /** Half-typed cookies, by the key of the one that is edited. */
  readonly jarDrafts: Signal<Readonly<Record<string, CookieDraft>>>
}

export function createView(): View {
  return {
    tab: signal<TabName>('responses'),
    search: signal(''),
    onlyCookies: signal(false),
    thirdParties: signal(true),
    chain: signal<string | null>(null),
    hop: signal<number | null>(null),
    flipped: signal<readonly string[]>([]),
    bySite: signal(true),
    anchor: signal<Anchor | null>(null),
    seen: signal(0),
    seenBefore: signal(0),
    opened: signal(false),
    showValues: signal(false),
    secrets: signal(false),
    rawLines: signal(false),
    sentOpen: signal<boolean | null>(null),
    unsent: signal(false),
    history: signal<PartialCookieKey | null>(null),
    draft: signal(EMPTY_DRAFT),
    aside: signal<Readonly<Record<string, RuleDraft>>>({}),
    jarTop: signal(0),
    jarOrder: signal<Order>({ by: 'name', descending: false }),
    jarCookie: signal<string | null>(null),
    jarDrafts: signal<Readonly<Record<string, CookieDraft>>>({}),
  }
}
