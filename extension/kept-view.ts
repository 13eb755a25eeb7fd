// The names under which surfaces store things that the background reads too: it sends them with the preload.

/** The key in `storage.session` of the kept view of a tab. */
export function viewKeyOf(tabId: number | null): string {
  return `view:${tabId ?? 'none'}`
}

/** The key in `storage.local` of the settings that hold for every surface. */
export const UI_SETTINGS = 'ui'

/** The field of a kept view that names the open tab of the tab bar, and its value for the jar. */
export const KEPT_TAB = 'tab'
export const JAR_TAB = 'jar'

/** @param kept a kept view, perhaps written by another version. @returns whether it was left on the jar */
export function isOnJar(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && Reflect.get(kept, KEPT_TAB) === JAR_TAB
}
