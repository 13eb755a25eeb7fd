import type { RuleInput } from '../../rules/model/rule.ts'
import { LOSS_CODES } from '../paste.ts'
import type { PasteBuilder } from '../paste-builder.ts'
import { field, itemsOf, type RecordTerm, type Term, textOf } from '../syntax/term.ts'
import { readCookieRecord } from './cookie-record.ts'

/** The newest version that can be read. A newer file is rejected as a whole, because its meaning is unknown. */
export const OWN_VERSION = 1

export function isOwn(object: RecordTerm): boolean {
  return field(object, 'crumbline') !== undefined
}

/**
 * Reads Crumbline's own file: cookies with the fields of the `cookies` API and more, rules, and the losses recorded when
 * the file was written.
 */
export function readOwn(file: RecordTerm, paste: PasteBuilder): void {
  const version = field(file, 'crumbline')
  if (textOf(version) !== String(OWN_VERSION)) return void paste.addProblem('format-unknown', version?.at ?? file.at)
  for (const cookie of itemsOf(field(file, 'cookies'))) readCookieRecord(cookie, paste)
  // `validateRule` checks the rule before it is used.
  for (const rule of itemsOf(field(file, 'rules'))) paste.addRule(plain(rule) as RuleInput)
  for (const lost of itemsOf(field(file, 'lost'))) {
    const code = LOSS_CODES.find((one) => one === textOf(lost))
    if (code) paste.addLoss(code)
  }
}

/** Converts a term to plain data. Objects have no prototype. */
function plain(term: Term): unknown {
  switch (term.kind) {
    case 'text':
    case 'boolean':
      return term.value
    case 'number':
      return Number(term.value)
    case 'list':
      return term.items.map(plain)
    case 'record': {
      const object: Record<string, unknown> = Object.create(null)
      for (const { name, term: value } of term.entries) object[name] = plain(value)
      return object
    }
    case 'nothing':
    case 'name':
    case 'call':
      return null
  }
}
