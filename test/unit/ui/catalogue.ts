/** Rules that a catalogue of words must keep beside the English one. Pure, so that tests can try them on made-up languages. */

export interface Message {
  readonly message: string
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>
}

export type Catalogue = ReadonlyMap<string, Message>

/** English holds both of its plural forms, so each `key_other` with a `key_one` is a plural. */
export function pluralBases(english: Catalogue): string[] {
  return [...english.keys()].flatMap((key) => {
    const base = /^(.*)_other$/.exec(key)?.[1]
    return base !== undefined && english.has(`${base}_one`) ? [base] : []
  })
}

/** The keys that a catalogue needs: each plural in exactly the categories of its language, all else as in English. */
export function keysFor(language: string, english: Catalogue): string[] {
  const plurals = new Set(pluralBases(english))
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [...english.keys()].flatMap((key) => {
    const base = baseOf(key, plurals)
    if (base === undefined) return [key]
    return key.endsWith('_other') ? categories.map((category) => `${base}_${category}`) : []
  })
}

/** The English message that a key of another language translates: `hops_few` translates `hops_other`. */
export function originalOf(key: string, english: Catalogue): Message | undefined {
  const base = baseOf(key, new Set(pluralBases(english)))
  return english.get(key) ?? (base === undefined ? undefined : english.get(`${base}_other`))
}

/** Whether a plural form stands for one single number, so that its words may say the number themselves ("two cookies" in Arabic). */
export function saysItsNumber(key: string, language: string, english: Catalogue): boolean {
  const base = baseOf(key, new Set(pluralBases(english)))
  if (base === undefined) return false
  const category = key.slice(base.length + 1)
  const rules = new Intl.PluralRules(language)
  const examples = Array.from({ length: 200 }, (_, count) => count).filter((count) => rules.select(count) === category)
  return examples.length === 1
}

function baseOf(key: string, plurals: ReadonlySet<string>): string | undefined {
  const base = /^(.*)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1]
  return base !== undefined && plurals.has(base) ? base : undefined
}
