import type { RulePatch } from '../../../src/rules/model/patch-rule.ts'
import type { RuleStatus } from '../../../src/rules/model/rule.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { StorageArea } from '../storage-area.ts'

interface Rules {
  list(): readonly RuleStatus[]
  update(id: string, patch: RulePatch): Promise<unknown>
  switchGroup(group: string, enabled: boolean): Promise<unknown>
}

export interface KeyboardCommandsDeps {
  readonly gate: { readonly opened: Promise<void> }
  readonly rules: Rules
  readonly watch: { watching(): { readonly paused: boolean }; pause(paused: boolean): Promise<void> }
  readonly session: Pick<StorageArea, 'get' | 'set'>
  readonly platform: Pick<Platform, 'openBeside'>
}

/** Ids of the rules that `toggle-rules` last switched off, so that it switches exactly these on again. */
const SWITCHED_OFF_KEY = 'switched-off'

/** Runs the keyboard shortcuts of the manifest. The browser itself runs those whose name starts with `_`. */
export class KeyboardCommands {
  readonly #deps: KeyboardCommandsDeps

  constructor(deps: KeyboardCommandsDeps) {
    this.#deps = deps
  }

  async run(command: string, windowId: number | undefined): Promise<void> {
    const { gate, watch, platform } = this.#deps
    // Call this before any `await`: browsers allow it only while they handle the key.
    if (command === 'open-side-panel' && windowId !== undefined) return platform.openBeside(windowId)
    await gate.opened
    if (command === 'toggle-pause') await watch.pause(!watch.watching().paused)
    if (command === 'toggle-rules') await this.#toggleRules()
    const [, position] = /^toggle-group-(\d)$/.exec(command) ?? []
    if (position !== undefined) await this.#toggleGroup(Number(position) - 1)
  }

  async #toggleRules(): Promise<void> {
    const { rules, session } = this.#deps
    const on = rules.list().filter(({ rule }) => rule.enabled !== false)
    if (on.length === 0) return this.#switchOnAgain()
    await session.set({ [SWITCHED_OFF_KEY]: on.map(({ id }) => id) })
    for (const { id } of on) await rules.update(id, { enabled: false })
  }

  async #switchOnAgain(): Promise<void> {
    const { rules, session } = this.#deps
    const { [SWITCHED_OFF_KEY]: stored } = await session.get(SWITCHED_OFF_KEY)
    const ids: readonly unknown[] = Array.isArray(stored) ? stored : []
    for (const { id } of rules.list()) if (ids.includes(id)) await rules.update(id, { enabled: true })
  }

  /** @param position among the groups, in the order in which their first rules are listed */
  async #toggleGroup(position: number): Promise<void> {
    const { rules } = this.#deps
    const all = rules.list()
    const groups = [...new Set(all.map(({ rule }) => rule.group ?? ''))].filter((name) => name !== '')
    const group = groups[position]
    if (group === undefined) return
    const isOn = all.some(({ rule }) => rule.group === group && rule.enabled !== false)
    await rules.switchGroup(group, !isOn)
  }
}
