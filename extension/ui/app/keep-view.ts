import { effect } from '@preact/signals'
import type { Shell } from './shell/shell.ts'
import type { View } from './view.ts'
import type { StoredView } from './view-slices.ts'

const FREQUENT_WRITE_DELAY_MS = 400

/** The stored view of a tab; undefined when there is none, or when it can't be read. */
export function recallView(shell: Shell, key: string): Promise<unknown> {
  return shell.recall(key).catch(() => undefined)
}

/**
 * Restores the view of a tab, and stores every change from now on.
 * @param untouched what the view held before a person could change it: what they changed since stands
 * @param recalled the stored view, if it was asked for already
 * @returns a function that stops storing
 */
export async function keepView(
  { slices, seen, seenBefore }: View,
  shell: Shell,
  key: string,
  untouched: StoredView = slices.values(),
  recalled = recallView(shell, key),
): Promise<() => void> {
  const stored = await recalled
  // Only surfaces write here, and `restore` checks the shape of every value.
  slices.restore(typeof stored === 'object' && stored !== null ? (stored as StoredView) : {}, untouched)
  seenBefore.value = seen.peek()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    // Not awaited: the popup may close with the next key, and browsers write in the order of the calls. A view that can't be
    // kept is not worth an error message.
    void shell.remember(key, slices.values()).catch(() => undefined)
  }
  const stops = [
    effect(() => {
      slices.follow(false)
      write()
    }),
    effect(() => {
      slices.follow(true)
      timer ??= setTimeout(write, FREQUENT_WRITE_DELAY_MS)
    }),
  ]
  return () => {
    if (timer !== undefined) write()
    for (const stop of stops) stop()
  }
}
