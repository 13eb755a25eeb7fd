/** Where a surface keeps what is before a person, for each tab: in `storage.session`. */
export function viewKeyOf(tabId: number | null): string {
  return `view:${tabId ?? 'none'}`
}

/** Where surfaces keep what a person chose once and for all: in `storage.local`. */
export const UI_SETTINGS = 'ui'

/** @param kept what was kept of a view, by whatever version */
export function isOnJar(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && Reflect.get(kept, 'tab') === 'jar'
}
