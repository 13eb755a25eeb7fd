import { batch, effect, type Signal } from '@preact/signals'
import type { Shell } from '../shell.ts'
import type { View } from './view.ts'

/** Values are shown because someone asked, now: that wish is not kept. */
const KEPT = ['tab', 'search', 'onlyCookies', 'thirdParties', 'chain', 'hop', 'opened', 'rawLines', 'draft'] as const

/** Brings back the view of the last time, and keeps every change of it from now on. */
export async function keepView(view: View, shell: Shell, key: string): Promise<void> {
  const before = await shell.recall(key).catch(() => undefined)
  if (typeof before === 'object' && before !== null) restore(view, before)
  let writing = Promise.resolve()
  effect(() => {
    const now = Object.fromEntries(KEPT.map((name) => [name, view[name].value]))
    // One write after the other: the last one stands. A view that can't be kept is no trouble worth a word.
    writing = writing.then(() => shell.remember(key, now)).catch(() => undefined)
  })
}

/** Takes over what has the shape that the view has now; anything else is from another version. */
function restore(view: View, before: object): void {
  batch(() => {
    for (const name of KEPT) {
      const value: unknown = Reflect.get(before, name)
      // Typed by the check of the shape in the next line.
      const target = view[name] as Signal<unknown>
      if (value !== undefined && sameShape(target.peek(), value)) target.value = value
    }
  })
}

function sameShape(now: unknown, before: unknown): boolean {
  if (now === null || before === null) return true
  if (typeof now !== 'object' || typeof before !== 'object') return typeof now === typeof before
  return Object.keys(now).every((key) => sameShape(Reflect.get(now, key), Reflect.get(before, key)))
}
