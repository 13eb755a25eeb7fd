import type en from '../../../public/_locales/en/messages.json'

export type Key = keyof typeof en
type PluralKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never
type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S

type LookUp = (key: string, values: string[]) => string

let lookUp: LookUp = (key) => key
let language = 'en'
let plurals = new Intl.PluralRules(language)

/** Called once by the entry of each surface: where words come from. They say themselves which language they are in. */
export function speak(from: LookUp): void {
  lookUp = from
  language = from('words_language', [])
  plurals = new Intl.PluralRules(language)
}

/** Which way the words run. `@@bidi_dir` is the browsers' own. */
export function direction(): 'ltr' | 'rtl' {
  return lookUp('@@bidi_dir', []) === 'rtl' ? 'rtl' : 'ltr'
}

export function spokenLanguage(): string {
  return language
}

export function say(key: Key, ...values: (string | number)[]): string {
  return lookUp(key, values.map(String))
}

/** Says `key_one`, `key_few`, … as the language wants it for `count`, which is the first value. */
export function sayCount<K extends PluralKey>(key: K, count: number, ...values: (string | number)[]): string {
  const all = [count.toLocaleString(language), ...values.map(String)]
  return lookUp(`${key}_${plurals.select(count)}`, all) || lookUp(`${key}_other`, all)
}

/** The words for a code of a closed list. It does not compile while a code of the list has no words. */
export function sayCode<F extends string, C extends string>(
  family: F,
  code: `${F}_${Underscored<C>}` extends Key ? C : never,
): string {
  return lookUp(`${family}_${code.replaceAll('-', '_')}`, [])
}

/** As `sayCode`, for a core that names family and code itself; a code without words stands for itself. */
export function sayAny(family: string, code: string): string {
  return lookUp(`${family}_${code.replaceAll('-', '_')}`, []) || code
}
