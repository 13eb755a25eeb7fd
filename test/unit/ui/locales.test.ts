import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LOCALES_FOLDER, type Message, pluralForms, readCatalogue, requiredKeys } from './catalogue.ts'

const english = readCatalogue('en')
const OTHERS = readdirSync(LOCALES_FOLDER).filter((locale) => locale !== 'en')

it('there are seven languages', () => {
  expect(OTHERS).toEqual(['de', 'es', 'fr', 'ja', 'pt_BR', 'zh_CN'])
})

describe.each(OTHERS)('the words in %s', (locale) => {
  const own = readCatalogue(locale)
  const language = locale.replace('_', '-')
  const plurals = pluralForms(language, english)
  const sourceOf = (key: string) => english.get(plurals.get(key)?.source ?? key)

  it('are complete, with exactly the plural forms of the language', () => {
    expect([...own.keys()].sort()).toEqual(requiredKeys(language, english))
  })

  it('say which language they are in', () => {
    expect(own.get('words_language')?.message).toBe(language)
  })

  it('declare the same placeholders as English, and use the same', () => {
    const declared = ({ placeholders = {} }: Message) =>
      Object.entries(placeholders)
        .map(([name, { content }]) => `${name.toLowerCase()} ${content}`)
        .sort()
    const used = ({ message }: Message, mayLackCount: boolean) =>
      [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()))]
        .filter((name) => !mayLackCount || name !== 'count')
        .sort()
    for (const [key, message] of own) {
      const source = sourceOf(key)
      const mayLackCount = plurals.get(key)?.isForOneNumber === true
      expect([key, declared(message), used(message, mayLackCount)]).toEqual([
        key,
        source && declared(source),
        source && used(source, mayLackCount),
      ])
    }
  })

  it('leave code as it is', () => {
    const code = ({ message }: Message) => [...message.matchAll(/`[^`]*`/g)].map(([text]) => text).sort()
    for (const [key, message] of own) {
      const source = sourceOf(key)
      expect([key, code(message)]).toEqual([key, source && code(source)])
    }
  })

  it('are words, and keep to the lengths of the stores', () => {
    expect([...own].filter(([, { message }]) => message.trim() === '').map(([key]) => key)).toEqual([])
    expect(own.get('extension_description')?.message.length).toBeLessThanOrEqual(132)
  })
})

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
  // Code names the family of a message and its code apart: `sayCode('reason', …)`.
  const isUsed = (key: string): boolean => {
    if (quoted.has(key) || inManifest.has(key)) return true
    const plural = /^(.*)_(?:one|other)$/.exec(key)?.[1]
    if (plural !== undefined && quoted.has(plural)) return true
    return [...key.matchAll(/_/g)].some(({ index }) => quoted.has(key.slice(0, index)))
  }
  expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([])
})
