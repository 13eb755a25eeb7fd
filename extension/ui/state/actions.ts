import { CallError, troubleOf } from '../client.ts'
import { say } from '../words.ts'
import type { App } from './app.ts'

const SAID_FOR_MS = 8000
export const UNDO_ID = 'undo'

/** Says what was done, and how it is undone. It is taken back after a while, unless something else was said meanwhile. */
export function tell(app: App, text: string, undo?: () => void): void {
  const said = undo === undefined ? { text } : { text, undo }
  app.said.value = said
  const takeBack = (): void => {
    if (app.said.value !== said) return
    // Who stands on the way back has not decided yet, and must not lose the focus.
    if (document.activeElement?.id === UNDO_ID) setTimeout(takeBack, SAID_FOR_MS)
    else app.said.value = null
  }
  setTimeout(takeBack, SAID_FOR_MS)
}

/** Takes back what was done last, while it is said. */
export function undoLast({ said }: Pick<App, 'said'>): void {
  const undo = said.peek()?.undo
  if (undo === undefined) return
  // Once: what is done by it is said by it.
  said.value = null
  undo()
}

export function setPaused(app: App, paused: boolean, isUndo = false): void {
  app.said.value = null
  void app.troubles.guard(async () => {
    await app.shell.client.call('pause', paused)
    tell(app, say(paused ? 'said_paused' : 'said_resumed'), isUndo ? undefined : () => setPaused(app, !paused, true))
    app.watching.value = await app.shell.client.call('watching', null)
  })
}

export function clearLog(app: App): void {
  void app.troubles.guard(async () => {
    await app.shell.client.call('clear', null)
    app.log.clear()
    tell(app, say('said_cleared'))
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
