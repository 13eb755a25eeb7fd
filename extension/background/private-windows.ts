import { browser } from '../browser.ts'
import { readKeys, removeKeys, writeItems } from './store/session.ts'

const KEY = 'log:private'

/** Remembers, beyond the background's life, that the log holds something of a private window. */
export class PrivateMark {
  #set = false

  get isSet(): boolean {
    return this.#set
  }

  async load(): Promise<void> {
    this.#set = (await readKeys([KEY]))[KEY] === true
  }

  async set(): Promise<void> {
    this.#set = true
    await writeItems({ [KEY]: true })
  }

  async clear(): Promise<void> {
    this.#set = false
    await removeKeys([KEY])
  }
}

/** By tabs: Firefox for Android has no windows. */
export async function hasPrivateWindow(): Promise<boolean> {
  const tabs = await browser.tabs.query({})
  return tabs.some(({ incognito }) => incognito)
}
