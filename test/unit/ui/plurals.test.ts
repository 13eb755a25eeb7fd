import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { sayCount, speak } from '../../../extension/ui/shared/words.ts'
import { type Catalogue, keysFor, originalOf, saysItsNumber } from './catalogue.ts'

const english: Catalogue = new Map([
  ['undo', { message: 'Undo' }],
  ['scope_other', { message: 'Elsewhere' }],
  ['hops_one', { message: '$count$ hop', placeholders: { count: { content: '$1' } } }],
  ['hops_other', { message: '$count$ hops', placeholders: { count: { content: '$1' } } }],
])

/** Answers like `i18n.getMessage`: an unknown key is an empty text. */
function speakFrom(words: Readonly<Record<string, string>>): void {
  speak((key, values) => (words[key] ?? '').replace('$count$', values[0] ?? ''))
}

afterEach(() => speakFrom({ words_language: 'en' }))

describe('the keys that a language needs', () => {
  it.each([
    ['en', ['hops_one', 'hops_other']],
    ['ja', ['hops_other']],
    ['fr', ['hops_many', 'hops_one', 'hops_other']],
    ['pl', ['hops_few', 'hops_many', 'hops_one', 'hops_other']],
    ['ar', ['hops_few', 'hops_many', 'hops_one', 'hops_other', 'hops_two', 'hops_zero']],
  ])('%s', (language, plural) => {
    expect(keysFor(language, english).sort()).toEqual([...plural, 'scope_other', 'undo'])
  })

  it('translate the general plural of English where English has no such form', () => {
    expect(originalOf('hops_one', english)?.message).toBe('$count$ hop')
    expect(originalOf('hops_few', english)?.message).toBe('$count$ hops')
    expect(originalOf('scope_few', english)).toBeUndefined()
  })

  it('may say their number in words only if they stand for one number', () => {
    expect(['zero', 'one', 'two', 'few'].map((form) => saysItsNumber(`hops_${form}`, 'ar', english))).toEqual([
      true,
      true,
      true,
      false,
    ])
    // French uses its singular for 0 and 1.
    expect(saysItsNumber('hops_one', 'fr', english)).toBe(false)
    expect(saysItsNumber('undo', 'ar', english)).toBe(false)
  })
})

describe('sayCount', () => {
  it('takes each form of Polish', () => {
    speakFrom({
      words_language: 'pl',
      hops_one: '$count$ skok',
      hops_few: '$count$ skoki',
      hops_many: '$count$ skoków',
      hops_other: '$count$ skoku',
    })
    const said = [1, 2, 5, 12, 22, 25, 1.5].map((count) => sayCount('hops', count))
    expect(said).toEqual(['1 skok', '2 skoki', '5 skoków', '12 skoków', '22 skoki', '25 skoków', '1,5 skoku'])
  })

  it('takes each form of Arabic', () => {
    speakFrom({
      words_language: 'ar',
      hops_zero: 'لا قفزات',
      hops_one: 'قفزة واحدة',
      hops_two: 'قفزتان',
      hops_few: '$count$ قفزات',
      hops_many: '$count$ قفزة',
      hops_other: '$count$ قفزة',
    })
    const number = (count: number) => count.toLocaleString('ar')
    const said = [0, 1, 2, 3, 11, 100].map((count) => sayCount('hops', count))
    expect(said).toEqual([
      'لا قفزات',
      'قفزة واحدة',
      'قفزتان',
      `${number(3)} قفزات`,
      `${number(11)} قفزة`,
      `${number(100)} قفزة`,
    ])
  })

  it('uses the general form where the browser knows a category that the catalogue lacks', () => {
    speakFrom({ words_language: 'fr', hops_one: '$count$ saut', hops_other: '$count$ sauts' })
    expect(sayCount('hops', 1_000_000)).toMatch(/^1.000.000 sauts$/)
  })
})

it('the English catalogue is one of the kind', () => {
  const own = new Map(Object.entries(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'))))
  expect(keysFor('en', own as Catalogue).sort()).toEqual([...own.keys()].sort())
})
