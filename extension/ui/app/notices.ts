import { LIST_ID } from '../shared/parts/virtual-list.tsx'
import { say } from '../shared/words.ts'
import type { App, Said, Undo } from './app.ts'
import { CallError, troubleOf } from './shell/client.ts'

const SAID_FOR_MS = 8000
export const UNDO_ID = 'undo'

/**
 * Says what was done, and how it is undone. It is taken back after a while, unless something else was said meanwhile.
 * @param isOfView it is about what the view of this tab holds
 */
export function tell(app: Pick<App, 'said'>, text: string, undo?: Undo, isOfView = false): void {
  const said: Said = undo === undefined ? { text } : { text, undo, isOfView }
  app.said.value = said
  const takeBack = (): void => {
    if (app.said.value !== said) return
    // Who stands on the way back has not decided yet, and must not lose the focus.
    if (document.activeElement?.id === UNDO_ID) setTimeout(takeBack, SAID_FOR_MS)
    else app.said.value = null
  }
  setTimeout(takeBack, SAID_FOR_MS)
}

/** Takes back what was done last, while it is said. Where that fails it can be tried again. @returns as `Undo`; undefined: nothing came back */
export async function undoLast(app: Pick<App, 'said' | 'troubles'>): Promise<string | null | undefined> {
  const { text, undo } = app.said.peek() ?? {}
  if (text === undefined || undo === undefined) return undefined
  // Once: what is done by it is said by it.
  app.said.value = null
  const back = await app.troubles.guard(undo, 'undoing')
  if (back === undefined && app.said.peek() === null) tell(app, text, undo)
  return back
}

export function setPaused(app: App, paused: boolean): void {
  app.said.value = null
  void app.troubles.guard(() =>
    pause(app, paused, async () => {
      await pause(app, !paused)
      return null
    }),
  )
}

async function pause(app: App, paused: boolean, undo?: Undo): Promise<void> {
  const { client } = app.shell
  await client.call('pause', paused)
  tell(app, say(paused ? 'said_paused' : 'said_resumed'), undo)
  app.watching.value = await client.call('watching', null)
}

/** While it is said it can be brought back. */
export function clearLog(app: App): void {
  const { said, shell, troubles, log } = app
  said.value = null
  void troubles.guard(async () => {
    let isWanted = false
    let clearing: Said | null = null
    const cleared = await shell.client.clear(() => {
      if (clearing !== null && said.peek() === clearing) said.value = null
    })
    log.clear()
    tell(app, say('said_cleared'), async () => {
      isWanted = true
      await cleared.bringBack()
      tell(app, say('said_log_back'))
      return LIST_ID
    })
    clearing = said.peek()
    const stop = said.subscribe((now) => {
      if (now === clearing) return
      // The way back is taken when this has been heard.
      queueMicrotask(() => {
        stop()
        if (!isWanted) cleared.letGo()
      })
    })
  })
}

export function copy(app: App, text: string): void {
  void app.troubles.guard(async () => {
    await app.shell.copy(text).catch((error: unknown) => {
      throw new CallError({ code: 'copy-failed', detail: troubleOf(error).detail ?? '' })
    })
    tell(app, say('said_copied'))
  })
}
