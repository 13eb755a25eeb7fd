import { readFileSync } from 'node:fs'

export interface Message {
  readonly message: string
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>
}

/** The messages of one locale by their keys. */
export type Catalogue = ReadonlyMap<string, Message>

export const LOCALES_FOLDER = 'public/_locales'

export function readCatalogue(locale: string): Catalogue {
  const text = readFileSync(`${LOCALES_FOLDER}/${locale}/messages.json`, 'utf8')
  return new Map(Object.entries(JSON.parse(text) as Record<string, Message>))
}

/** Names of the messages that depend on a count: `requests` for `requests_one` and `requests_other`. */
export function pluralNames(english: Catalogue): string[] {
  return [...english.keys()].flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -'_other'.length)] : []))
}

/** The plural categories of a language: those of CLDR, which the browsers select by too. */
export function pluralCategories(language: string): Intl.LDMLPluralRule[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories
}

export interface PluralForm {
  /** The key of the English form for "other", which every language can translate. */
  readonly source: string
  /** Whether it is for one number only, such as the Arabic form for two: then it may leave the number out. */
  readonly isForOneNumber: boolean
}

/** The plural forms of a language by their keys. */
export function pluralForms(language: string, english: Catalogue): Map<string, PluralForm> {
  const rules = new Intl.PluralRules(language)
  const upTo1000 = Array.from({ length: 1000 }, (_, count) => rules.select(count))
  const forms = pluralCategories(language).flatMap((category) => {
    const isForOneNumber = upTo1000.filter((one) => one === category).length === 1
    return pluralNames(english).map(
      (name) => [`${name}_${category}`, { source: `${name}_other`, isForOneNumber }] as const,
    )
  })
  return new Map(forms)
}

/**
 * The keys that a catalogue of that language must have, sorted: those of English, but of each message with a count exactly the
 * plural forms of the language. Without one of them, users would read an English sentence or the wrong form; one more would
 * never be read.
 */
export function requiredKeys(language: string, english: Catalogue): string[] {
  const englishForms = pluralForms('en', english)
  const others = [...english.keys()].filter((key) => !englishForms.has(key))
  return [...others, ...pluralForms(language, english).keys()].sort()
}
