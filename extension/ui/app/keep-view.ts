import { batch, effect, type Signal } from '@preact/signals'
import type { Shell } from './shell/shell.ts'
import { createView, type View } from './view.ts'

/** Values are shown because someone asked, now: that wish is not kept. */
const KEPT = [
  'tab',
  'search',
  'onlyCookies',
  'thirdParties',
  'bySite',
  'flipped',
  'chain',
  'hop',
  'anchor',
  'seen',
  'opened',
  'rawLines',
  'sentOpen',
  'unsent',
  'history',
  'draft',
  'aside',
  'jarOrder',
  'jarTop',
  'jarCookie',
  'jarDrafts',
] as const

type Kept = (typeof KEPT)[number]

/** These move with every scroll and every request; they are written some time after. */
const OFTEN: ReadonlySet<Kept> = new Set<Kept>(['anchor', 'seen', 'jarTop'])
const LATER_MS = 400

export type Values = Readonly<Record<Kept, unknown>>

/** What the view holds now. */
export function valuesOf(view: View): Values {
  return Object.fromEntries(KEPT.map((name) => [name, view[name].peek()])) as Values
}

/** What was kept; nothing where it can't be read. */
export function recallView(shell: Shell, key: string): Promise<unknown> {
  return shell.recall(key).catch(() => undefined)
}

/**
 * Brings back the view of the last time, and keeps every change of it from now on.
 * @param untouched what the view held before a person could do anything to it: what they did since stands
 * @param recalled what was kept, where it was asked for already
 * @returns what stops that
 */
export async function keepView(
  view: View,
  shell: Shell,
  key: string,
  untouched = valuesOf(view),
  recalled = recallView(shell, key),
): Promise<() => void> {
  const before = await recalled
  restore(view, typeof before === 'object' && before !== null ? before : {}, untouched)
  view.seenBefore.value = view.seen.peek()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    const now = valuesOf(view)
    // At once, as the popup may close with the next key: browsers write in the order of the calls, so that the last one
    // stands. A view that can't be kept is no trouble worth a word.
    void shell.remember(key, now).catch(() => undefined)
  }
  const stops = [
    effect(() => {
      for (const name of KEPT) if (!OFTEN.has(name)) view[name].value
      write()
    }),
    effect(() => {
      for (const name of OFTEN) view[name].value
      timer ??= setTimeout(write, LATER_MS)
    }),
  ]
  return () => {
    if (timer !== undefined) write()
    for (const stop of stops) stop()
  }
}

/** Takes over what has the shape that the view has now; anything else is from another version. The rest is as in a new view. */
function restore(view: View, before: object, untouched: Values): void {
  const fresh = createView()
  batch(() => {
    for (const name of KEPT) {
      if (view[name].peek() !== untouched[name]) continue
      const kept: unknown = Reflect.get(before, name)
      const first: unknown = fresh[name].peek()
      // Typed by the check of the shape in the next line.
      const target = view[name] as Signal<unknown>
      target.value = kept !== undefined && sameShape(first, kept) ? kept : first
    }
  })
}

function sameShape(now: unknown, before: unknown): boolean {
  if (now === null || before === null) return true
  if (typeof now !== 'object' || typeof before !== 'object') return typeof now === typeof before
  return Object.keys(now).every((key) => sameShape(Reflect.get(now, key), Reflect.get(before, key)))
}
