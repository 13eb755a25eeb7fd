import type { Opening } from '../../../src/contract/call-types.ts'
import type { Input } from '../../../src/contract/calls.ts'
import { LIVE_PORT, type Reply } from '../../../src/contract/messages.ts'
import { browser } from '../../browser.ts'
import { viewKeyOf } from '../../kept-view.ts'
import { holdAnswer, holdLine, type Line } from './asked-ahead.ts'
import { FIRST_SCREEN, jarOf, keyOf, newestOf, type Question } from './first-questions.ts'
import type { TabInfo } from './shell/shell.ts'
import { memory } from './shell/surface-storage.ts'
import { findThisTab, tabIdIn } from './shell/this-tab.ts'

// Runs before anything of the application: what that will ask first is asked meanwhile, all in one. It shows nothing and
// decides nothing: the application asks as if nobody had, and gets the answer that is on its way (asked-ahead.ts). What of it
// nobody wants is dropped.

// The panel has no tabs to ask for.
if (!location.pathname.startsWith('/panel')) begin()

function begin(): void {
  const port = browser.runtime.connect({ name: LIVE_PORT })
  const line: Line = { port, heard: [], gone: false, taken: false }
  port.onMessage.addListener((news) => {
    if (!line.taken) line.heard.push(news)
  })
  port.onDisconnect.addListener(() => {
    line.gone = true
  })
  holdLine(line)
  const asked = new URLSearchParams(location.search)
  const id = tabIdIn(asked)
  const found = keep('tab', findThisTab(asked))
  if (id !== null) askAbout({ id, url: asked.get('url') })
  else void found.then((here) => here !== null && here.tab !== null && askAbout(here.tab))
}

function askAbout(tab: TabInfo): void {
  const input: Input<'opening'> = { ...jarOf(tab)[1], tabId: tab.id, limit: FIRST_SCREEN }
  const asked: Promise<Reply<'opening'> | undefined> = browser.runtime.sendMessage({ kind: 'opening', input })
  const opening = asked.then((reply) => {
    // Only now is it known whether the jar will be asked for.
    const jar = reply?.ok === true ? reply.value.jar : null
    if (jar !== null) keep(keyOf(jarOf(tab)), Promise.resolve({ ok: true, value: jar }))
    return reply
  })
  // Where one part fails all do: each is asked for by itself then.
  const part = (key: string, of: (all: Opening) => unknown, alone: () => Promise<unknown>) =>
    keep(
      key,
      opening.then((reply) => (reply?.ok === true ? of(reply.value) : alone()), alone),
    )
  const answer = (question: Question, of: (all: Opening) => unknown) => {
    const [kind, input] = question
    const value = (all: Opening) => ({ ok: true, value: of(all) })
    part(keyOf(question), value, () => browser.runtime.sendMessage({ kind, input }))
  }
  answer(['watching', null], ({ watching }) => watching)
  answer(['rules.list', null], ({ rules }) => rules)
  answer(newestOf(tab.id), ({ exchanges }) => exchanges)
  const viewKey = viewKeyOf(tab.id)
  const recall = () => memory.recall(viewKey)
  part(viewKey, ({ view }) => view, recall)
  part('settings', ({ settings }) => settings, memory.readSettings)
}

/** @returns the answer; null when it failed, which who takes it will hear of */
function keep<T>(key: string, answer: Promise<T>): Promise<T | null> {
  holdAnswer(key, answer)
  return answer.catch(() => null)
}
