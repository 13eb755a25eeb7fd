import type { Input, Kind, Output } from '../../../../src/contract/calls.ts'
import type { Reply } from '../../../../src/contract/messages.ts'
import { browser } from '../../../browser.ts'
import { CallError } from './client-error.ts'

/** Sends a call to the background. Rejects with a `CallError`, also when the background does not answer. */
export async function call<K extends Kind>(kind: K, input: Input<K>): Promise<Output<K>> {
  const reply = await send(kind, input)
  if (reply?.ok === true) return reply.value
  throw new CallError(reply?.problem ?? { code: 'no-answer', detail: kind })
}

async function send<K extends Kind>(kind: K, input: Input<K>): Promise<Reply<K> | undefined> {
  try {
    // `sendMessage` is untyped; the background answers every kind with a `Reply` of that kind.
    return (await browser.runtime.sendMessage({ kind, input })) as Reply<K> | undefined
  } catch (error) {
    throw new CallError({ code: 'no-answer', detail: error instanceof Error ? error.message : String(error) })
  }
}
