import type { Input, Kind, Output } from '../../../../src/contract/calls.ts'
import { LIVE_PORT, type News, type Reply } from '../../../../src/contract/messages.ts'
import { browser } from '../../../browser.ts'
import { takeAnswer, takeLine } from '../asked-ahead.ts'
import { CallError, type Client, type Listener } from './client.ts'

const FIRST_WAIT = 100
const LONGEST_WAIT = 5000

export const browserClient: Client = {
  call,
  listen,
  clear: async (gone) => (await import('./clear-port.ts')).clearOverPort(gone),
}

async function call<K extends Kind>(kind: K, input: Input<K>): Promise<Output<K>> {
  const reply = await send(kind, input)
  if (reply?.ok === true) return reply.value
  throw new CallError(reply?.problem ?? { code: 'no-answer', detail: kind })
}

async function send<K extends Kind>(kind: K, input: Input<K>): Promise<Reply<K> | undefined> {
  try {
    // The background answers every kind with the reply of that kind; sendMessage itself is untyped.
    const ahead = takeAnswer<Reply<K> | undefined>(JSON.stringify([kind, input]))
    return (await (ahead ?? browser.runtime.sendMessage({ kind, input }))) as Reply<K> | undefined
  } catch (error) {
    throw new CallError({ code: 'no-answer', detail: error instanceof Error ? error.message : String(error) })
  }
}

/** The port dies with the background (Chrome stops an idle worker, Firefox an idle page): opening it anew wakes the background. */
function listen(listener: Listener): () => void {
  let ended = false
  let wait = FIRST_WAIT
  const ahead = takeLine()
  let close = connect(ahead?.port)
  // Only our own background can reach this port; it sends nothing but News.
  for (const news of ahead?.heard ?? []) listener.onNews(news as News)
  if (ahead?.gone === true) reconnectLater()

  function connect(port = browser.runtime.connect({ name: LIVE_PORT })): () => void {
    port.onMessage.addListener((message) => {
      wait = FIRST_WAIT
      // Only our own background can reach this port; it sends nothing but News.
      listener.onNews(message as News)
    })
    port.onDisconnect.addListener(reconnectLater)
    return () => port.disconnect()
  }

  function reconnectLater(): void {
    if (ended) return
    setTimeout(() => {
      if (ended) return
      close = connect()
      listener.onReturn()
    }, wait)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }

  return () => {
    ended = true
    close()
  }
}
