import type { Gathering } from '../gathering.ts'
import { isRecord, itemsOf, type Term, textOf } from '../syntax/term.ts'

/** `{'a': '1', "b": None}`, or a list of pairs `[('a', '1')]`: None leaves that cookie out. */
export function readDict(term: Term, gathering: Gathering): void {
  if (isRecord(term)) for (const { name, at, term: value } of term.entries) addPair(name, value, at, gathering)
  else for (const item of itemsOf(term)) readPair(item, gathering)
}

function readPair(item: Term, gathering: Gathering): void {
  const [name, value] = itemsOf(item)
  const text = textOf(name)
  if (text === null || value === undefined) gathering.fail('no-cookie', item.at)
  else addPair(text, value, item.at, gathering)
}

function addPair(name: string, term: Term, at: number, gathering: Gathering): void {
  const value = textOf(term)
  if (value !== null || term.kind === 'nothing') gathering.add({ name, value, at })
  else if (term.kind === 'name') gathering.fail('variable-unknown', term.at)
  else gathering.fail('value-is-no-text', term.at)
}
