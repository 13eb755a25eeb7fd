import { signal } from '@preact/signals'

type Language = typeof import('./search-log.ts')

/** The query language, once somebody searched: until then nobody waits for its code. */
export const queryLanguage = signal<Language | null>(null)

let asked: Promise<Language> | null = null

/** Sends for it, once. */
export function learnQueryLanguage(): Promise<Language> {
  asked ??= import('./search-log.ts').then((language) => {
    queryLanguage.value = language
    return language
  })
  return asked
}
