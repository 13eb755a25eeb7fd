import { type Signal, signal } from '@preact/signals'

export type TabName = 'responses' | 'inject'

/** A half-typed rule. */
export interface RuleDraft {
  /** The rule that is edited; null for a new one. */
  readonly id: string | null
  readonly cookies: string
  /** null: this site, until a person says otherwise */
  readonly host: string | null
  readonly mode: 'merge' | 'replace'
  readonly name: string
}

export const EMPTY_DRAFT: RuleDraft = { id: null, cookies: '', host: null, mode: 'merge', name: '' }

/** What a person has before them. It is there again when the surface is opened anew. */
export interface View {
  readonly tab: Signal<TabName>
  readonly search: Signal<string>
  readonly onlyCookies: Signal<boolean>
  readonly thirdParties: Signal<boolean>
  /** The key of a chain, and the hop of it; null: nobody chose. */
  readonly chain: Signal<string | null>
  readonly hop: Signal<number | null>
  /** In a narrow surface the list gives way to what was opened. */
  readonly opened: Signal<boolean>
  readonly showValues: Signal<boolean>
  readonly rawLines: Signal<boolean>
  readonly draft: Signal<RuleDraft>
}

export function createView(): View {
  return {
    tab: signal<TabName>('responses'),
    search: signal(''),
    onlyCookies: signal(false),
    thirdParties: signal(true),
    chain: signal<string | null>(null),
    hop: signal<number | null>(null),
    opened: signal(false),
    showValues: signal(false),
    rawLines: signal(false),
    draft: signal(EMPTY_DRAFT),
  }
}
