import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { createErrorList } from '../../../../extension/ui/app/notices/error-list.ts'
import { createPageJar } from '../../../../extension/ui/app/state/page-jar.ts'
import type { JarQuery } from '../../../../src/contract/call-types.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'

/** A jar that answers when the test says so, each question with a cookie that is named after its tab. */
function slowJar() {
  const query = signal<JarQuery>({ tabId: 1, url: 'https://a.test/x' })
  const exchanges = signal([])
  const waiting: (() => void)[] = []
  const call = (_: string, { tabId }: JarQuery) =>
    new Promise<unknown>((resolve) => waiting.push(() => resolve([{ name: String(tabId) }])))
  const jar = createPageJar(
    {
      shell: { client: { call: call as never, listen: () => () => undefined, beginClear: call as never } },
      errors: createErrorList(),
      log: { exchanges, changes: signal([]) },
      ruleList: signal([]),
      watching: signal(null),
    },
    () => query.value,
  )
  const answer = async (): Promise<void> => {
    for (const one of waiting.splice(0)) one()
    await new Promise((resolve) => setTimeout(resolve))
  }
  const names = () => jar.cookies.value?.map(({ name }: JarCookie) => name) ?? null
  return { jar, query, waiting, answer, names }
}

it('never shows the cookies of one page as those of another', async () => {
  const { jar, query, waiting, answer, names } = slowJar()
  const stop = jar.watch()
  await answer()
  expect(names()).toEqual(['1'])
  query.value = { tabId: 2, url: 'https://a.test/x' }
  expect(names()).toBe(null)
  expect(waiting).toHaveLength(1)
  query.value = { tabId: 3, url: 'https://b.test/' }
  await answer()
  expect(names()).toEqual(['3'])
  stop()
})

it('drops an answer that arrives when another page is in front', async () => {
  const { jar, query, answer, names } = slowJar()
  void jar.refresh()
  query.value = { tabId: 2, url: 'https://a.test/x' }
  await answer()
  expect(names()).toBe(null)
})

it('keeps showing the cookies while the page navigates within its origin', async () => {
  const { jar, query, answer, names } = slowJar()
  const stop = jar.watch()
  await answer()
  query.value = { tabId: 1, url: 'https://a.test/y' }
  expect(names()).toEqual(['1'])
  stop()
})

it('asks nothing first when the answer is there already', async () => {
  const { jar, query, waiting, answer, names } = slowJar()
  const stop = jar.watch([{ name: 'preloaded' } as JarCookie])
  expect(names()).toEqual(['preloaded'])
  expect(waiting).toHaveLength(0)
  query.value = { tabId: 2, url: 'https://a.test/x' }
  expect(names()).toBe(null)
  await answer()
  expect(names()).toEqual(['2'])
  stop()
})
