/** The part of `browser.storage.local` and `browser.storage.session` that the background's parts use. */
export interface StorageArea {
  get(keys: string | string[]): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  remove(keys: string | string[]): Promise<void>
}
