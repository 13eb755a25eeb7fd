import { signal } from '@preact/signals'

type QueryLanguage = typeof import('./search-log.ts')

/** The code of the query language; null until the user searches, so that a surface does not wait for it. */
export const queryLanguage = signal<QueryLanguage | null>(null)

let loading: Promise<QueryLanguage> | null = null

/** Loads the query language, once. */
export function loadQueryLanguage(): Promise<QueryLanguage> {
  loading ??= import('./search-log.ts').then((language) => {
    queryLanguage.value = language
    return language
  })
  return loading
}
