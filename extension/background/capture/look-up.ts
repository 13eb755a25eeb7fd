import type { Awaited } from '../../../src/exchange/observer.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { browser } from '../../browser.ts'
import { platform } from '../../platform/platform.ts'
import { toJarCookie } from '../jar.ts'

/** What the jar holds now in the place of each line: one question a host. */
export async function lookUp(lines: readonly Awaited[]): Promise<(readonly [Awaited, JarCookie | null])[]> {
  const questions = new Map<string, Promise<JarCookie[]>>()
  const ask = ({ domain, storeId }: JarCookie): Promise<JarCookie[]> => {
    const key = JSON.stringify([domain, storeId])
    const asked = questions.get(key) ?? heldFor(domain, storeId)
    questions.set(key, asked)
    return asked
  }
  return Promise.all(
    lines.map(async (line) => {
      const { name, domain, path } = line.aim
      const found = (await ask(line.aim)).find(
        (cookie) => cookie.name === name && cookie.domain === domain && cookie.path === path,
      )
      return [line, found ?? null] as const
    }),
  )
}

async function heldFor(domain: string, storeId: string): Promise<JarCookie[]> {
  const store = storeId === '' ? {} : { storeId }
  // Not by name: Firefox compares a name that is not ASCII with its bytes.
  const filter = { domain: domain.replace(/^\./, ''), ...store, ...platform.everyPartition }
  return (await browser.cookies.getAll(filter)).map(toJarCookie)
}
