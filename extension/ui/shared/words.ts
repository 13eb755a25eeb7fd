import type en from '../../../public/_locales/en/messages.json'

export type Key = keyof typeof en
type PluralKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never
type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S

type LookUp = (key: string, values: string[]) => string

let lookUp: LookUp = (key) => key
let language = 'en'
let plurals = new Intl.PluralRules(language)

/** Sets the source of all words. Each surface calls it once, at its entry. The words name their own language. */
export function speak(from: LookUp): void {
  lookUp = from
  language = from('words_language', [])
  plurals = new Intl.PluralRules(language)
}

/** The direction of the text. The browser itself answers `@@bidi_dir`. */
export function direction(): 'ltr' | 'rtl' {
  return lookUp('@@bidi_dir', []) === 'rtl' ? 'rtl' : 'ltr'
}

export function spokenLanguage(): string {
  return language
}

export function say(key: Key, ...values: (string | number)[]): string {
  return lookUp(key, values.map(String))
}

/**
 * Says `count` in the plural form of the language; `count` is the first value. A locale carries one key for each CLDR
 * category of its language: `key_one` and `key_other` in English, also `key_few` and `key_many` in Polish. Browsers
 * differ in the categories they know (older ones lack the French `many`), so `key_other` stands in for a missing form.
 */
export function sayCount<K extends PluralKey>(key: K, count: number, ...values: (string | number)[]): string {
  const all = [count.toLocaleString(language), ...values.map(String)]
  return lookUp(`${key}_${plurals.select(count)}`, all) || lookUp(`${key}_other`, all)
}

/** The words for a code of a closed list. Does not compile while a code of the list has no words. */
export function sayCode<F extends string, C extends string>(
  family: F,
  code: `${F}_${Underscored<C>}` extends Key ? C : never,
): string {
  return lookUp(`${family}_${code.replaceAll('-', '_')}`, [])
}

/** Like `sayCode`, for callers that get the family and the code as plain strings. Returns a code without words as it is. */
export function sayAny(family: string, code: string): string {
  return lookUp(`${family}_${code.replaceAll('-', '_')}`, []) || code
}
