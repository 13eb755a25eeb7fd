import type { PendingCookie } from '../../../src/exchange/cookie-change-matcher.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { browser } from '../../browser.ts'
import { platform } from '../../platform/platform.ts'
import { toJarCookie } from '../jar.ts'

/** From so many lines on, all cookies of a host are read at once. */
const MANY = 4

/** What the jar holds now in the place of each line: one question a host, or a cookie. */
export async function lookUp(lines: readonly PendingCookie[]): Promise<(readonly [PendingCookie, JarCookie | null])[]> {
  const hosts = new Map<string, PendingCookie[]>()
  for (const line of lines) {
    const key = JSON.stringify([line.expectedCookie.domain, line.expectedCookie.storeId])
    hosts.set(key, [...(hosts.get(key) ?? []), line])
  }
  const answers = await Promise.all([...hosts.values()].map((some) => askFor(some)))
  return answers.flat()
}

async function askFor(lines: readonly PendingCookie[]): Promise<(readonly [PendingCookie, JarCookie | null])[]> {
  const names = new Set(lines.map(({ expectedCookie }) => expectedCookie.name))
  // Firefox compares a name that is not ASCII with its bytes.
  const byName = names.size < MANY && [...names].every((name) => /^[\x20-\x7e]+$/.test(name))
  const questions = byName ? [...names].map((name) => ({ name })) : [{}]
  const [first] = lines
  if (!first) return []
  const held = (await Promise.all(questions.map((question) => heldFor(first.expectedCookie, question)))).flat()
  return lines.map((line) => {
    const { name, domain, path } = line.expectedCookie
    const found = held.find((cookie) => cookie.name === name && cookie.domain === domain && cookie.path === path)
    return [line, found ?? null] as const
  })
}

async function heldFor({ domain, storeId }: JarCookie, question: { name?: string }): Promise<JarCookie[]> {
  const store = storeId === '' ? {} : { storeId }
  const filter = { ...question, domain: domain.replace(/^\./, ''), ...store, ...platform.everyPartition }
  return (await browser.cookies.getAll(filter)).map(toJarCookie)
}
