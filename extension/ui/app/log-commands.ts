import { LIST_ID } from '../shared/parts/virtual-list.tsx'
import { say } from '../shared/words.ts'
import type { App } from './app.ts'
import type { Notice, Undo } from './notices.ts'
import { CallError, clientErrorOf } from './shell/client.ts'

export function setPaused(app: App, paused: boolean): void {
  app.notices.dismiss()
  void app.errors.guard(() =>
    pause(app, paused, async () => {
      await pause(app, !paused)
      return null
    }),
  )
}

async function pause(app: App, paused: boolean, undo?: Undo): Promise<void> {
  const { client } = app.shell
  await client.call('pause', paused)
  app.notices.notify(say(paused ? 'said_paused' : 'said_resumed'), undo)
  app.watching.value = await client.call('watching', null)
}

/** Clears the log. It can be brought back for as long as the notice is shown. */
export function clearLog({ notices, shell, errors, log }: App): void {
  notices.dismiss()
  void errors.guard(async () => {
    let isWanted = false
    let clearing: Notice | null = null
    const cleared = await shell.client.clear(() => {
      if (clearing !== null && notices.current.peek() === clearing) notices.dismiss()
    })
    log.clear()
    notices.notify(say('said_cleared'), async () => {
      isWanted = true
      await cleared.undo()
      notices.notify(say('said_log_back'))
      return LIST_ID
    })
    clearing = notices.current.peek()
    const stop = notices.current.subscribe((now) => {
      if (now === clearing) return
      // Undo clears the notice before it runs, so wait a turn to know whether the log is wanted back.
      queueMicrotask(() => {
        stop()
        if (!isWanted) cleared.commit()
      })
    })
  })
}

export function copy({ shell, errors, notices }: App, text: string): void {
  void errors.guard(async () => {
    await shell.copy(text).catch((error: unknown) => {
      throw new CallError({ code: 'copy-failed', detail: clientErrorOf(error).detail ?? '' })
    })
    notices.notify(say('said_copied'))
  })
}
