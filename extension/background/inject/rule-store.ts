import { ApiError } from '../../../src/contract/api-error.ts'
import type { Seen } from '../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../src/rules/model/stored-rule.ts'
import {
  isLasting,
  joinRules,
  readStoredRules,
  type StoredRules,
  writeOrder,
} from '../../../src/rules/validate/stored-rules.ts'
import { browser } from '../../browser.ts'

const KEY = 'rules'
const SEEN = 'rules:seen'
const UNREADABLE = 'rules:unreadable'

export type SeenById = ReadonlyMap<string, Seen>

// Private windows leave nothing on disk: a rule made there ends with them, and none is taken from outside.
const hasDisk = () => !browser.extension.inIncognitoContext

/**
 * Lasting rules are on disk, the others and the order of all in memory. What is read is checked: a rule that is no rule
 * (any more) is left out, and said.
 * @param trouble told of a store that is unreadable; what was in it is kept beside, as a later version may read it
 */
export async function readRules(trouble: (error: unknown) => void): Promise<StoredRule[]> {
  const [local, session] = await Promise.all([
    hasDisk() ? browser.storage.local.get(KEY) : {},
    browser.storage.session.get(KEY),
  ])
  const read = (items: Readonly<Record<string, unknown>>, area: string): readonly StoredRule[] => {
    const stored = items[KEY]
    if (stored === undefined) return []
    const found = readStoredRules(stored)
    if (!found) {
      trouble(new ApiError({ code: 'internal', field: KEY, detail: `the rules are unreadable (${area})` }))
      return []
    }
    if (found.lost > 0) console.warn(`${found.lost} stored rules are left out`)
    return found.rules
  }
  const onDisk: unknown = (local as Readonly<Record<string, unknown>>)[KEY]
  // Else the next rule that lasts would be written over it.
  if (onDisk !== undefined && !readStoredRules(onDisk)) await browser.storage.local.set({ [UNREADABLE]: onDisk })
  return joinRules(read(local, 'local'), read(session, 'session'))
}

export async function writeRules(rules: readonly StoredRule[], before: readonly StoredRule[]): Promise<void> {
  // As text: a browser takes several times as long for as many objects.
  for (const place of writeOrder(rules, before)) {
    if (place === 'memory') await browser.storage.session.set({ [KEY]: JSON.stringify(form(rules)) })
    else if (hasDisk()) await browser.storage.local.set({ [KEY]: JSON.stringify(form(rules.filter(isLasting))) })
  }
}

function form(rules: readonly StoredRule[]): StoredRules {
  return { version: 2, rules }
}

export async function readSeen(): Promise<Map<string, Seen>> {
  const stored = (await browser.storage.session.get(SEEN))[SEEN]
  // Only we write here, and only in this session.
  return new Map(typeof stored === 'string' ? (JSON.parse(stored) as [string, Seen][]) : [])
}

export async function writeSeen(seen: SeenById): Promise<void> {
  await browser.storage.session.set({ [SEEN]: JSON.stringify([...seen]) })
}
