import { browser } from '../browser.ts'

/** A panel of Firefox's developer tools can open no tab. */
export async function openPage({ tabId, url }: { tabId: number; url: string | null }): Promise<null> {
  const query = new URLSearchParams({ tab: String(tabId), ...(url === null ? {} : { url }) })
  await browser.tabs.create({ url: browser.runtime.getURL(`page.html?${query}`) })
  return null
}

export async function urlOfTab(tabId: number): Promise<string | null> {
  const { url } = await browser.tabs.get(tabId)
  return url ?? null
}
