import { readCorpus, type StoreAndRead } from '../corpus-folder.ts'
import type { Case, Scene } from './case.ts'

/** One case for each store-and-read line of the corpus that a server can send, at the path that the corpus gives. */
export function corpusCases(): Case[] {
  const records = [
    ...readCorpus<StoreAndRead>('http-state-parser.json'),
    ...readCorpus<StoreAndRead>('wpt-cookies.json'),
  ]
  const scenes = new Map<string, Scene>()
  const seen = new Set<string>()
  const cases: Case[] = []
  for (const record of records) {
    const url = new URL(record.set.url)
    for (const [index, text] of record.setCookie.entries()) {
      const hex = record.setCookieBytesHex?.[index]
      const line = hex === undefined ? Buffer.from(text, 'utf8') : Buffer.from(hex, 'hex')
      // CR, LF and NUL end a header, and an extension doesn't receive invalid UTF-8 unchanged.
      if (line.some((octet) => octet === 0x0d || octet === 0x0a || octet === 0) || !isUtf8(line)) continue
      const key = `${url.protocol}//${url.hostname}${url.pathname} ${line.toString()}`
      if (seen.has(key)) continue
      seen.add(key)
      cases.push({ category: 'corpus', scene: sceneOf(url, scenes), lines: [line], prior: [] })
    }
  }
  return cases.sort((a, b) => a.scene.url.localeCompare(b.scene.url))
}

function isUtf8(octets: Buffer): boolean {
  return Buffer.from(octets.toString('utf8'), 'utf8').equals(octets)
}

function sceneOf(url: URL, scenes: Map<string, Scene>): Scene {
  const origin = `${url.protocol}//${url.hostname}:${url.protocol === 'https:' ? '{s}' : '{h}'}`
  const place = `${origin}${url.pathname}`
  const known = scenes.get(place)
  if (known !== undefined) return known
  const scene: Scene = { page: `${origin}/`, url: place, how: 'fetch' }
  scenes.set(place, scene)
  return scene
}
