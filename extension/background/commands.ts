import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'
import type { Rules } from './inject/rules.ts'

/** The part of the application that a keyboard shortcut may touch. */
interface Rooms {
  readonly ready: Promise<void>
  readonly rules: Rules
  watching(): { readonly paused: boolean }
  pause(paused: boolean): Promise<void>
}

/** The rules that `toggle-rules` switched off together come back together. */
const SWITCHED_OFF = 'switched-off'

/** What the shortcuts of the manifest do; those that the browser does itself (`_execute_action`) never come here. */
export async function runCommand(rooms: Rooms, command: string, windowId: number | undefined): Promise<void> {
  // First and at once: the browser opens it only while it handles the key.
  if (command === 'open-side-panel' && windowId !== undefined) return platform.openBeside(windowId)
  await rooms.ready
  if (command === 'toggle-pause') await rooms.pause(!rooms.watching().paused)
  if (command === 'toggle-rules') await toggleRules(rooms.rules)
  const [, place] = /^toggle-group-(\d)$/.exec(command) ?? []
  if (place !== undefined) await toggleGroup(rooms.rules, Number(place) - 1)
}

async function toggleRules(rules: Rules): Promise<void> {
  const on = rules.list().filter(({ rule }) => rule.enabled !== false)
  if (on.length === 0) return bringBack(rules)
  await browser.storage.session.set({ [SWITCHED_OFF]: on.map(({ id }) => id) })
  for (const { id } of on) await rules.update(id, { enabled: false })
}

/** Groups count in the order in which they are listed. */
async function toggleGroup(rules: Rules, place: number): Promise<void> {
  const all = rules.list()
  const groups = [...new Set(all.map(({ rule }) => rule.group ?? ''))].filter((name) => name !== '')
  const group = groups[place]
  if (group === undefined) return
  const on = all.some(({ rule }) => rule.group === group && rule.enabled !== false)
  await rules.group(group, !on)
}

async function bringBack(rules: Rules): Promise<void> {
  const kept: unknown = (await browser.storage.session.get(SWITCHED_OFF))[SWITCHED_OFF]
  const ids = Array.isArray(kept) ? kept : []
  for (const { id } of rules.list()) if (ids.includes(id)) await rules.update(id, { enabled: true })
}
