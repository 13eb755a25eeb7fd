import { say } from '../../shared/words.ts'
import type { Undo } from '../notices/notices.ts'
import type { App } from '../state/app.ts'

type PauseApp = Pick<App, 'shell' | 'errors' | 'notices' | 'watching'>

/** Pauses or resumes the recording, with an Undo. */
export function setPaused(app: PauseApp, paused: boolean): void {
  app.notices.dismiss()
  void app.errors.guard(() =>
    pause(app, paused, async () => {
      await pause(app, !paused)
      return null
    }),
  )
}

async function pause({ shell, notices, watching }: PauseApp, paused: boolean, undo?: Undo): Promise<void> {
  await shell.client.call('pause', paused)
  notices.notify(say(paused ? 'said_paused' : 'said_resumed'), undo && { undo })
  watching.value = await shell.client.call('watching', null)
}
