import type { LogStats, Watching } from '../../../src/contract/call-types.ts'
import type { Input, Kind, Output } from '../../../src/contract/calls.ts'
import type { RuleBook } from '../rules/rule-book.ts'

/** A function for one kind of call. */
type Handler<K extends Kind> = (input: Input<K>) => Promise<Output<K>>
export type Handlers = { readonly [K in Kind]: Handler<K> }

/** The parts of the background that API calls use. */
export interface ApiParts {
  readonly log: {
    readonly queries: {
      exchanges: Handler<'exchanges'>
      changes: Handler<'changes'>
      history: Handler<'history'>
      compare: Handler<'compare'>
      setters(tabId: number): Promise<Output<'setters'>>
    }
    readonly clear: { clearNow(): Promise<void> }
    readonly stats: { readonly stats: LogStats }
  }
  readonly preservation: { set: Handler<'preserve'> }
  readonly watch: { watching(): Watching; pause(paused: boolean): Promise<void> }
  readonly rules: RuleBook
  readonly pageJar: { read: Handler<'jar.list'> }
  readonly jarEditor: {
    set: Handler<'jar.set'>
    remove(cookie: Input<'jar.remove'>): Promise<void>
  }
  readonly verdicts: { judge: Handler<'judge'>; explain: Handler<'explain'> }
  readonly preload: { read: Handler<'opening'> }
  readonly tabs: { openPage(input: Input<'page.open'>): Promise<void>; urlOf: Handler<'tab.url'> }
}

/** Creates one handler per kind of call. Surfaces (by message) and test tools (by global) share them. */
export function createHandlers(parts: ApiParts): Handlers {
  const { log, preservation, watch, rules, pageJar, jarEditor, verdicts, preload, tabs } = parts
  return {
    exchanges: (query) => log.queries.exchanges(query),
    clear: () => log.clear.clearNow().then(() => null),
    changes: (query) => log.queries.changes(query),
    history: (cookie) => log.queries.history(cookie),
    compare: (query) => log.queries.compare(query),
    setters: ({ tabId }) => log.queries.setters(tabId),
    stats: async () => log.stats.stats,
    preserve: (preserved) => preservation.set(preserved),
    watching: async () => watch.watching(),
    pause: (paused) => watch.pause(paused).then(() => null),
    'rules.list': async () => rules.list(),
    'rules.add': (rule) => rules.add(rule),
    'rules.addAll': (all) => rules.addAll(all),
    'rules.update': ({ id, patch }) => rules.update(id, patch),
    'rules.remove': (id) => rules.remove(id).then(() => null),
    'rules.clear': () => rules.clear().then(() => null),
    'jar.list': (query) => pageJar.read(query),
    'jar.set': (edit) => jarEditor.set(edit),
    'jar.remove': (cookie) => jarEditor.remove(cookie).then(() => null),
    'rules.check': ({ id, rule }) => rules.check(rule, id),
    'rules.move': ({ id, before }) => rules.move(id, before),
    'rules.group': ({ group, enabled }) => rules.switchGroup(group, enabled),
    'rules.putBack': () => rules.restoreCookies(),
    judge: (input) => verdicts.judge(input),
    explain: (input) => verdicts.explain(input),
    opening: (query) => preload.read(query),
    'page.open': (input) => tabs.openPage(input).then(() => null),
    'tab.url': (tabId) => tabs.urlOf(tabId),
  }
}
