import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { RuleStatus } from '../../../src/inject/rule.ts'
import type { News, Watching } from '../../../src/message/message.ts'
import { type Access, accessTo } from '../../../src/site/origin-pattern.ts'
import { type Place, placeOf } from '../../../src/site/place.ts'
import type { Shell, TabInfo } from '../shell.ts'
import { createLog, type Log } from './log.ts'
import { createTroubles, type Troubles } from './troubles.ts'
import { createView, type View } from './view.ts'

export interface Said {
  readonly text: string
  readonly undo?: () => void
}

/** Everything a surface shows. Components get pieces of it; only the views know the whole. */
export interface App {
  readonly shell: Shell
  readonly view: View
  readonly log: Log
  readonly troubles: Troubles
  readonly tab: Signal<TabInfo | null>
  readonly place: ReadonlySignal<Place | null>
  /** null until the background has answered */
  readonly watching: Signal<Watching | null>
  readonly access: ReadonlySignal<Access>
  readonly rules: Signal<readonly RuleStatus[]>
  /** What was done last, and how it is undone; for a moment. */
  readonly said: Signal<Said | null>
}

export function createApp(shell: Shell): App {
  const tab = signal<TabInfo | null>(null)
  const watching = signal<Watching | null>(null)
  return {
    shell,
    view: createView(),
    log: createLog(),
    troubles: createTroubles(),
    tab,
    place: computed(() => placeOf(tab.value?.url ?? '')),
    watching,
    access: computed(() => accessTo(watching.value?.origins ?? [], tab.value?.url ?? null)),
    rules: signal<readonly RuleStatus[]>([]),
    said: signal<Said | null>(null),
  }
}

/** What the background tells while the surface is open. */
export function hear(app: App, news: News): void {
  switch (news.kind) {
    case 'exchanges':
      app.log.add(news.exchanges.filter(({ tabId }) => tabId === app.tab.value?.id))
      break
    case 'cleared':
      app.log.clear()
      break
    case 'rules':
      app.rules.value = news.rules
      break
    case 'watching':
      app.watching.value = news.watching
      break
    case 'trouble':
      app.troubles.show(news.problem)
      break
  }
}
