// Storage keys that surfaces write and the background also reads: it sends the values with the preload.

/** Returns the key in `storage.session` of a tab's stored view. */
export function viewKeyOf(tabId: number | null): string {
  return `view:${tabId ?? 'none'}`
}

/** The key in `storage.local` of the settings, which apply to every surface. */
export const UI_SETTINGS = 'ui'

/** The field of a stored view that names the open tab of the tab bar, and its value for the jar. */
export const KEPT_TAB = 'tab'
export const JAR_TAB = 'jar'

/** @param kept a stored view, perhaps of another version. @returns true if the jar was the last open view */
export function isOnJar(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && Reflect.get(kept, KEPT_TAB) === JAR_TAB
}
