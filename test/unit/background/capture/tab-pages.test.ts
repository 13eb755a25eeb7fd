import { expect, test } from 'vitest'
import { TabPages } from '../../../../extension/background/capture/tab-pages.ts'

test('knows the open tabs and their navigations; a navigation during the read is newer', async () => {
  let answer: (tabs: { id?: number; url?: string }[]) => void = () => undefined
  const pages = new TabPages({ query: () => new Promise((resolve) => (answer = resolve)) })
  const loaded = pages.load()
  pages.navigated(1, 'https://new.test/')
  answer([{ id: 1, url: 'https://old.test/' }, { id: 2, url: 'https://new.test/x' }, { id: 3 }, { url: 'x' }])
  await loaded
  expect([1, 2, 3].map((tabId) => pages.pageOf(tabId))).toEqual(['https://new.test/', 'https://new.test/x', undefined])
  expect(pages.tabsOf('https://new.test')).toEqual([1, 2])
  pages.navigated(2, undefined)
  pages.closed(1)
  expect(pages.tabsOf('https://new.test')).toEqual([2])
})
