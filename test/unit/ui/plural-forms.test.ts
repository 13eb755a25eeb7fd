import { describe, expect, it } from 'vitest'
import { sayCount, speak } from '../../../extension/ui/shared/words.ts'
import { lookUpIn } from '../../../tools/gallery/look-up.ts'
import {
  type Catalogue,
  type Message,
  pluralCategories,
  pluralForms,
  pluralNames,
  readCatalogue,
  requiredKeys,
} from './catalogue.ts'

const english = readCatalogue('en')

/** A catalogue of that language whose messages with a count name their plural category: `few 3`. */
function madeUp(language: string): Map<string, Message> {
  const own = new Map<string, Message>(english)
  own.set('words_language', { message: language })
  for (const name of pluralNames(english)) {
    for (const category of pluralCategories('en')) own.delete(`${name}_${category}`)
    const { placeholders = {} } = english.get(`${name}_other`) ?? {}
    for (const category of pluralCategories(language)) {
      own.set(`${name}_${category}`, { message: `${category} $count$`, placeholders })
    }
  }
  return own
}

function madeUpWithout(key: string, language: string): Catalogue {
  const own = madeUp(language)
  own.delete(key)
  return own
}

const keysOf = (catalogue: Catalogue): string[] => [...catalogue.keys()].sort()

/** Looks up as browsers do: a key that the locale lacks is read from `default_locale`, which is English. */
function speakFrom(catalogue: Catalogue): void {
  speak(lookUpIn({ ...Object.fromEntries(english), ...Object.fromEntries(catalogue) }))
}

describe.each<[string, Record<string, number[]>]>([
  ['pl', { one: [1], few: [2, 3, 22], many: [0, 5, 12, 25] }],
  ['ar', { zero: [0], one: [1], two: [2], few: [3, 10, 103], many: [11, 99], other: [100, 102] }],
  ['fr', { one: [0, 1], many: [1_000_000], other: [2, 1_000_001] }],
  ['ja', { other: [0, 1, 2] }],
])('a made-up catalogue in %s', (language, counts) => {
  it('is complete with a form for every plural category of the language', () => {
    expect(keysOf(madeUp(language))).toEqual(requiredKeys(language, english))
  })

  it.each(Object.entries(counts))('says its form for "%s"', (category, numbers) => {
    speakFrom(madeUp(language))
    for (const count of numbers) {
      expect(sayCount('requests', count)).toBe(`${category} ${count.toLocaleString(language)}`)
    }
  })
})

describe('a catalogue that lacks a plural form', () => {
  it.each([
    ['pl', 'requests_few'],
    ['ar', 'requests_two'],
    ['fr', 'requests_many'],
  ])('in %s, is incomplete without %s', (language, key) => {
    const has = keysOf(madeUpWithout(key, language))
    expect(requiredKeys(language, english).filter((one) => !has.includes(one))).toEqual([key])
  })

  it('says the form for "other" where English has no form of that category', () => {
    speakFrom(madeUpWithout('requests_few', 'pl'))
    expect(sayCount('requests', 3)).toBe('other 3')
  })

  it('would say it in English where English has that form: so none may be missing', () => {
    speakFrom(madeUpWithout('requests_one', 'pl'))
    expect(sayCount('requests', 1)).toBe('1 request')
  })
})

describe('the keys that a catalogue must have', () => {
  it('leave out the forms that the language never uses', () => {
    expect(requiredKeys('ja', english)).not.toContain('requests_one')
    expect(requiredKeys('pl', english)).not.toContain('requests_two')
  })

  it('leave a message alone that ends like a plural form and has no count', () => {
    expect(requiredKeys('pl', english).filter((key) => key.startsWith('problem_too_'))).toEqual([
      'problem_too_long',
      'problem_too_many',
    ])
  })
})

it.each([
  ['ar', 'requests_two', true],
  ['pl', 'requests_one', true],
  ['pl', 'requests_few', false],
  ['fr', 'requests_one', false],
])('in %s, %s is for one number only: %s', (language, key, isOne) => {
  expect(pluralForms(language, english).get(key)?.isForOneNumber).toBe(isOne)
})
