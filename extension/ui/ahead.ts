import { LIVE_PORT } from '../../src/message/message.ts'
import { browser } from '../browser.ts'
import { holdAnswer, holdLine, type Line } from './asked-ahead.ts'
import { GENERAL, jarOf, newestOf, type Question, viewKeyOf } from './first-questions.ts'
import { memory } from './memory.ts'
import { findThisTab, tabIdIn } from './this-tab.ts'

// Runs before anything of the application: what that will ask first is asked meanwhile. It shows nothing and decides
// nothing: the application asks as if nobody had, and gets the answer that is on its way (asked-ahead.ts). What of it nobody
// wants is dropped.

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
  void ask()
}

async function ask(): Promise<void> {
  const asked = new URLSearchParams(location.search)
  const found = keep('tab', findThisTab(asked))
  keep('settings', memory.readSettings())
  for (const question of GENERAL) send(question)
  const id = tabIdIn(asked) ?? (await found)?.tab?.id ?? null
  const view = keep(viewKeyOf(id), memory.recall(viewKeyOf(id)))
  if (id !== null) send(newestOf(id))
  const [kept, here] = await Promise.all([view, found])
  if (here !== null && isOnJar(kept)) send(jarOf(here.tab))
}

function send(question: Question): void {
  const [kind, input] = question
  void keep(JSON.stringify(question), browser.runtime.sendMessage({ kind, input }))
}

/** @returns the answer; null when it failed, which who takes it will hear of */
function keep<T>(key: string, answer: Promise<T>): Promise<T | null> {
  holdAnswer(key, answer)
  return answer.catch(() => null)
}

function isOnJar(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && Reflect.get(kept, 'tab') === 'jar'
}
