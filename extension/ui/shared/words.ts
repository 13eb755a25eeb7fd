import type en from '../../../public/_locales/en/messages.json'

export type Key = keyof typeof en
type PluralKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never
/** Message keys may contain only `[A-Za-z0-9_@]`, so a code's hyphens become underscores in its key. */
type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S

type LookUp = (key: string, values: string[]) => string

let lookUp: LookUp = (key) => key
let language = 'en'
let plurals = new Intl.PluralRules(language)

/**
 * Sets the source of the messages. Each surface calls it once, before it renders. The language is the catalogue's own
 * (`words_language`), not the browser's, because the browser may have used a fallback.
 */
export function speak(from: LookUp): void {
  lookUp = from
  language = from('words_language', [])
  plurals = new Intl.PluralRules(language)
}

/** Returns the text direction. Browsers define the message `@@bidi_dir` themselves. */
export function direction(): 'ltr' | 'rtl' {
  return lookUp('@@bidi_dir', []) === 'rtl' ? 'rtl' : 'ltr'
}

/** Returns the language of the messages as a tag for `Intl`, such as `pt-BR`. */
export function spokenLanguage(): string {
  return language
}

/** Returns the message with that key, with its placeholders filled in order. */
export function say(key: Key, ...values: (string | number)[]): string {
  return lookUp(key, values.map(String))
}

/**
 * Returns the message for a count, which is its first placeholder. A locale has one key for each CLDR plural category of
 * its language: English `key_one` and `key_other`, Polish also `key_few` and `key_many`, Japanese only `key_other`.
 * `locales.test.ts` requires exactly those, because `i18n.getMessage` takes a missing key from the default locale: users
 * of a locale without `key_one` would read it in English. `key_other` is the fallback for a category that only the
 * browser knows yet.
 */
export function sayCount<K extends PluralKey>(key: K, count: number, ...values: (string | number)[]): string {
  const all = [count.toLocaleString(language), ...values.map(String)]
  return lookUp(`${key}_${plurals.select(count)}`, all) || lookUp(`${key}_other`, all)
}

/** Returns the message for a code of a closed list. It does not compile while a code of the list lacks its message. */
export function sayCode<F extends string, C extends string>(
  family: F,
  code: `${F}_${Underscored<C>}` extends Key ? C : never,
): string {
  return lookUp(`${family}_${code.replaceAll('-', '_')}`, [])
}

/**
 * Like `sayCode`, for callers whose family and code are not known at compile time. Returns the code if it has no message.
 */
export function sayAny(family: string, code: string): string {
  return lookUp(`${family}_${code.replaceAll('-', '_')}`, []) || code
}
