import type { Kind } from '../../../src/contract/message.ts'
import type { CallRunner } from './call-runner.ts'

interface AutomationDeps {
  readonly calls: Pick<CallRunner, 'run'>
  /** Resolves when the background is ready. */
  readonly ready: Promise<void>
  readonly version: string
}

/** The automation contract: `globalThis.crumbline` in the background. Public API; the README describes it. */
export function createAutomation({ calls, ready, version }: AutomationDeps) {
  const call =
    <K extends Kind>(kind: K) =>
    (input: unknown = null) =>
      calls.run(kind, input)
  const withoutResult =
    <K extends Kind>(kind: K) =>
    async (input: unknown = null): Promise<void> => {
      await calls.run(kind, input)
    }
  return {
    version,
    ready,
    exchanges: (query: unknown = {}) => calls.run('exchanges', query),
    clear: withoutResult('clear'),
    changes: (query: unknown = {}) => calls.run('changes', query),
    history: call('history'),
    compare: call('compare'),
    setters: call('setters'),
    stats: call('stats'),
    preserve: call('preserve'),
    watching: call('watching'),
    pause: withoutResult('pause'),
    rules: {
      list: call('rules.list'),
      add: call('rules.add'),
      update: (id: unknown, patch: unknown) => calls.run('rules.update', { id, patch }),
      remove: withoutResult('rules.remove'),
      clear: withoutResult('rules.clear'),
      check: (rule: unknown, id?: unknown) => calls.run('rules.check', id === undefined ? { rule } : { id, rule }),
      move: (id: unknown, before: unknown) => calls.run('rules.move', { id, before }),
      group: (group: unknown, enabled: unknown) => calls.run('rules.group', { group, enabled }),
      putBack: call('rules.putBack'),
    },
    jar: {
      list: (query: unknown = {}) => calls.run('jar.list', query),
      set: call('jar.set'),
      remove: withoutResult('jar.remove'),
    },
    judge: call('judge'),
    explain: call('explain'),
  }
}
