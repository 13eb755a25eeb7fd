import { expect, test } from 'vitest'
import { PageJar } from '../../../../extension/background/jar/page-jar.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import { siteOf } from '../../../sites.ts'
import { aCookie, FakeCookies } from '../../fakes/fake-cookies.ts'

const OWN = aCookie({ name: 'own', domain: 'a.com' })
const ELSEWHERE = aCookie({ name: 'elsewhere', domain: 'c.com' })
const REQUESTED = aCookie({ name: 'requested', domain: 'b.com' })
const CONTAINER = aCookie({ name: 'container', domain: 'a.com', storeId: '1' })

function create(platform = CHROMIUM) {
  const cookies = new FakeCookies(() => 0, [OWN, ELSEWHERE, REQUESTED, CONTAINER])
  const asked: number[] = []
  const tabs = {
    pages: new Map<number, { url?: string; cookieStoreId?: string }>(),
    get: async (tabId: number) => {
      asked.push(tabId)
      const tab = tabs.pages.get(tabId)
      if (!tab) throw new Error(`Invalid tab ID: ${tabId}`)
      return tab
    },
  }
  const log = { urlsOf: async (tabId: number) => (tabId === 4 ? ['http://b.com/pixel'] : []) }
  const pageJar = new PageJar({ cookies, tabs, log, platform, siteOf })
  const read = async (query: Parameters<typeof pageJar.read>[0]) => (await pageJar.read(query)).map(({ name }) => name)
  return { cookies, tabs, asked, read }
}

test('the cookies of the page and of the sites that its tab has requested', async () => {
  const { read, asked } = create()
  expect(await read({ tabId: 4, url: 'http://a.com/' })).toEqual(['own', 'requested', 'container'])
  // Chromium has one store, so that a tab whose URL is known can tell nothing new.
  expect(asked).toEqual([])
})

test('without a URL the tab tells it', async () => {
  const { read, tabs } = create()
  tabs.pages.set(4, { url: 'http://a.com/' })
  expect(await read({ tabId: 4 })).toEqual(['own', 'requested', 'container'])
})

test('without a tab only the URL counts', async () => {
  const { read } = create()
  expect(await read({ url: 'http://a.com/' })).toEqual(['own', 'container'])
  expect(await read({})).toEqual([])
})

test('in Firefox a tab has a store of its own', async () => {
  const { read, tabs } = create(FIREFOX)
  tabs.pages.set(4, { url: 'http://a.com/', cookieStoreId: '1' })
  expect(await read({ tabId: 4, url: 'http://a.com/' })).toEqual(['container'])
})

test('the store of a tab that has closed is looked up; when no store lists it, every store is read', async () => {
  const { read, cookies } = create(FIREFOX)
  cookies.stores = [
    { id: '0', incognito: false, tabIds: [] },
    { id: '1', incognito: false, tabIds: [4] },
  ]
  expect(await read({ tabId: 4, url: 'http://a.com/' })).toEqual(['container'])
  expect(await read({ tabId: 5, url: 'http://a.com/' })).toEqual(['own', 'container'])
  expect(await read({ url: 'http://a.com/' })).toEqual(['own', 'container'])
})
