import type { Awaited } from '../../../src/exchange/observer.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { browser } from '../../browser.ts'
import { platform } from '../../platform/platform.ts'
import { toJarCookie } from '../jar.ts'

/** What the jar holds now in the place of each line: one question a name. */
export async function lookUp(lines: readonly Awaited[]): Promise<(readonly [Awaited, JarCookie | null])[]> {
  const questions = new Map<string, Promise<JarCookie[]>>()
  const ask = ({ name, storeId }: JarCookie): Promise<JarCookie[]> => {
    const key = JSON.stringify([name, storeId])
    const asked = questions.get(key) ?? named(name, storeId)
    questions.set(key, asked)
    return asked
  }
  return Promise.all(
    lines.map(async (line) => {
      const { domain, path } = line.aim
      const found = (await ask(line.aim)).find((cookie) => cookie.domain === domain && cookie.path === path)
      return [line, found ?? null] as const
    }),
  )
}

async function named(name: string, storeId: string): Promise<JarCookie[]> {
  const filter = { name, ...(storeId === '' ? {} : { storeId }), ...platform.everyPartition }
  return (await browser.cookies.getAll(filter)).map(toJarCookie)
}
