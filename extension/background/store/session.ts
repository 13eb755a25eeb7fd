import { browser } from '../../browser.ts'
import { platform } from '../../platform/platform.ts'

/** `storage.session` holds 10 MiB in both browsers. */
const area = browser.storage.session

export function readKeys(keys: readonly string[]): Promise<Record<string, unknown>> {
  return area.get([...keys])
}

export async function writeItems(items: Readonly<Record<string, unknown>>): Promise<void> {
  const entries = Object.entries(items).map(([key, value]) => [
    key,
    typeof value === 'string' ? platform.narrow(value) : value,
  ])
  await area.set(Object.fromEntries(entries))
}

export async function removeKeys(keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await area.remove([...keys])
}

export async function allKeys(): Promise<string[]> {
  // Chromium has it since 130; the polyfill's types leave it out.
  const { getKeys } = area as unknown as { getKeys?: () => Promise<string[]> }
  return getKeys ? getKeys.call(area) : Object.keys(await area.get(null))
}

export async function bytesInUse(): Promise<number> {
  // Both browsers have it; the polyfill's types leave it out for the session area.
  return (area as unknown as { getBytesInUse(keys: null): Promise<number> }).getBytesInUse(null)
}

/** Whether an error says that there is no room left: both browsers name the quota. */
export function isFull(error: unknown): boolean {
  return /quota/i.test(String(error))
}
