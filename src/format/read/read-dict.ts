import type { PasteBuilder } from '../paste-builder.ts'
import { isRecord, itemsOf, type Term, textOf } from '../syntax/term.ts'

/** Reads `{'a': '1', "b": None}`, or a list of pairs `[('a', '1')]`. None leaves the cookie out of requests. */
export function readDict(term: Term, paste: PasteBuilder): void {
  if (isRecord(term)) for (const { name, at, term: value } of term.entries) addPair(name, value, at, paste)
  else for (const item of itemsOf(term)) readPair(item, paste)
}

function readPair(item: Term, paste: PasteBuilder): void {
  const [name, value] = itemsOf(item)
  const text = textOf(name)
  if (text === null || value === undefined) paste.addProblem('no-cookie', item.at)
  else addPair(text, value, item.at, paste)
}

function addPair(name: string, term: Term, at: number, paste: PasteBuilder): void {
  const value = textOf(term)
  if (value !== null || term.kind === 'nothing') paste.add({ name, value, at })
  else if (term.kind === 'name') paste.addProblem('variable-unknown', term.at)
  else paste.addProblem('value-is-no-text', term.at)
}
