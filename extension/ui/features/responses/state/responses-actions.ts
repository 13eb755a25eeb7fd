import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { LIST_ID } from '../../../shared/list-id.ts'
import { BACK_ID } from '../../../shared/parts/back-button.tsx'
import type { ResponsesState } from './responses-state.ts'

/** Lower than any `seq`, so that the user's choice never counts as outdated. */
const NOTHING_SEEN = -1

/** Shows the entry with that key beside the list. */
export function choose({ history, chosenKey, chosenHop, seenBefore }: ResponsesState, key: string): void {
  history.close()
  chosenKey.value = key
  chosenHop.value = null
  seenBefore.value = NOTHING_SEEN
}

/** Chooses the entry and opens its detail, which replaces the list in a narrow surface. */
export function open(responses: ResponsesState, key: string): void {
  choose(responses, key)
  responses.frame.detailOpen.value = true
  focusSoon(BACK_ID)
}

/** Shows the exchange with that `seq`, if the surface has it. */
export function openExchange({ history, log, chosenKey, chosenHop, seenBefore }: ResponsesState, seq: number): void {
  const exchange = log.exchanges.value.find((one) => one.seq === seq)
  if (exchange === undefined) return
  history.close()
  chosenKey.value = exchange.requestId
  chosenHop.value = exchange.hop
  seenBefore.value = NOTHING_SEEN
}

export function closeHistory({ history }: ResponsesState): void {
  history.close()
  focusSoon(LIST_ID)
}

/** Returns from the detail to the list. */
export function backToList({ frame }: ResponsesState): void {
  frame.detailOpen.value = false
  focusSoon(LIST_ID)
}

/** Expands or collapses a group or site of the list. */
export function toggleGroup({ toggledGroups }: ResponsesState, key: string): void {
  const { value } = toggledGroups
  toggledGroups.value = value.includes(key) ? value.filter((one) => one !== key) : [...value, key]
}
