import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Catalogue, keysFor, type Message, originalOf, pluralBases, saysItsNumber } from './catalogue.ts'

const FOLDER = 'public/_locales'
const read = (locale: string): Catalogue =>
  new Map(
    Object.entries(JSON.parse(readFileSync(join(FOLDER, locale, 'messages.json'), 'utf8')) as Record<string, Message>),
  )
const english = read('en')
const OTHERS = readdirSync(FOLDER).filter((locale) => locale !== 'en')

it('there are six languages beside English', () => {
  expect(OTHERS).toEqual(['de', 'es', 'fr', 'ja', 'pt_BR', 'zh_CN'])
})

describe.each(OTHERS)('the words in %s', (locale) => {
  const own = read(locale)
  const language = locale.replace('_', '-')

  it('are complete, with exactly the plural forms of the language', () => {
    expect([...own.keys()].sort()).toEqual(keysFor(language, english).sort())
  })

  it('say which language they are in', () => {
    expect(own.get('words_language')?.message).toBe(language)
  })

  it('have the same placeholders as English', () => {
    const expected = [...own].map(([key, message]) => {
      const wanted = placeholdersOf(originalOf(key, english))
      const sparesCount = saysItsNumber(key, language, english) && !placeholdersOf(message).includes('count $1')
      return [key, sparesCount ? wanted.filter((placeholder) => placeholder !== 'count $1') : wanted]
    })
    expect([...own].map(([key, message]) => [key, placeholdersOf(message)])).toEqual(expected)
  })

  it('use the placeholders that they declare', () => {
    const used = ({ message }: Message) =>
      [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()))].sort()
    const declared = ({ placeholders = {} }: Message) => Object.keys(placeholders).sort()
    expect([...own].map(([key, message]) => [key, used(message)])).toEqual(
      [...own].map(([key, message]) => [key, declared(message)]),
    )
  })

  it('leave code as it is', () => {
    expect([...own].map(([key, message]) => [key, codeOf(message)])).toEqual(
      [...own].map(([key]) => [key, codeOf(originalOf(key, english))]),
    )
  })

  it('are words, and keep to the lengths of the stores', () => {
    expect([...own].filter(([, { message }]) => message.trim() === '').map(([key]) => key)).toEqual([])
    expect(own.get('extension_description')?.message.length).toBeLessThanOrEqual(132)
  })
})

function placeholdersOf(message: Message | undefined): string[] {
  return Object.entries(message?.placeholders ?? {})
    .map(([name, { content }]) => `${name.toLowerCase()} ${content}`)
    .sort()
}

function codeOf(message: Message | undefined): string[] {
  return [...(message?.message ?? '').matchAll(/`[^`]*`/g)].map(([text]) => text).sort()
}

it('no key is unused', () => {
  const files = ['extension', 'src', 'tools/playground'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|tsx|html)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  const code = [...files, readFileSync('manifest.json', 'utf8'), readFileSync('tools/build/manifest.ts', 'utf8')].join(
    '\n',
  )
  const quoted = new Set([...code.matchAll(/['"`]([a-z][A-Za-z0-9_]*)['"`]/g)].map(([, text = '']) => text))
  for (const [, family = ''] of code.matchAll(/`([a-z]+)_\$\{/g)) quoted.add(family)
  const inManifest = new Set([...code.matchAll(/__MSG_(\w+)__/g)].map(([, text = '']) => text))
  const plurals = pluralBases(english)
  // A family is named where its code is said: `sayCode('reason', …)`.
  const isUsed = (key: string): boolean => {
    if (quoted.has(key) || inManifest.has(key)) return true
    if (plurals.some((base) => quoted.has(base) && (key === `${base}_one` || key === `${base}_other`))) return true
    return [...key.matchAll(/_/g)].some(({ index }) => quoted.has(key.slice(0, index)))
  }
  expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([])
})
