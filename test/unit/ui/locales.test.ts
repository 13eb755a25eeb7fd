import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Message {
  readonly message: string
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>
}

const FOLDER = 'public/_locales'
const read = (locale: string): Map<string, Message> =>
  new Map(
    Object.entries(JSON.parse(readFileSync(join(FOLDER, locale, 'messages.json'), 'utf8')) as Record<string, Message>),
  )
const english = read('en')
const OTHERS = readdirSync(FOLDER).filter((locale) => locale !== 'en')

it('there are seven languages', () => {
  expect(OTHERS).toEqual(['de', 'es', 'fr', 'ja', 'pt_BR', 'zh_CN'])
})

describe.each(OTHERS)('the words in %s', (locale) => {
  const own = read(locale)

  it('are complete, and no more than that', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('say which language they are in', () => {
    expect(own.get('words_language')?.message).toBe(locale.replace('_', '-'))
  })

  it('have the same places for values', () => {
    const places = ({ message, placeholders = {} }: Message) => [
      [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()))].sort(),
      Object.entries(placeholders)
        .map(([name, { content }]) => `${name.toLowerCase()} ${content}`)
        .sort(),
    ]
    for (const [key, message] of own) expect([key, places(message)]).toEqual([key, placesOf(english.get(key), places)])
  })

  it('leave code as it is', () => {
    const code = ({ message }: Message) => [...message.matchAll(/`[^`]*`/g)].map(([text]) => text).sort()
    for (const [key, message] of own) expect([key, code(message)]).toEqual([key, placesOf(english.get(key), code)])
  })

  it('are words, and keep to the lengths of the stores', () => {
    expect([...own].filter(([, { message }]) => message.trim() === '').map(([key]) => key)).toEqual([])
    expect(own.get('extension_description')?.message.length).toBeLessThanOrEqual(132)
  })
})

function placesOf<T>(message: Message | undefined, read: (message: Message) => T): T | undefined {
  return message && read(message)
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
  // A family is named where its code is said: `sayCode('reason', …)`.
  const isUsed = (key: string): boolean => {
    if (quoted.has(key) || inManifest.has(key)) return true
    const plural = /^(.*)_(?:one|other)$/.exec(key)?.[1]
    if (plural !== undefined && quoted.has(plural)) return true
    return [...key.matchAll(/_/g)].some(({ index }) => quoted.has(key.slice(0, index)))
  }
  expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([])
})
