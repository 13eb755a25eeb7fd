import type { ForcedAttributes, ResponseChanges } from '../../../../../src/rules/model/response-changes.ts'
import type { DraftForce, RuleDraft } from '../state/rule-draft.ts'

type ResponseFields = Pick<RuleDraft, 'addLines' | 'drop' | 'force'>

/** Returns the response changes of a draft; null for none. */
export function responseOfDraft({ addLines, drop, force }: ResponseFields): ResponseChanges | null {
  const add = addLines.split(/\r?\n/).filter((line) => line.trim() !== '')
  const names = drop.split(/[\s,]+/).filter((name) => name !== '')
  if (add.length + names.length + force.length === 0) return null
  return {
    ...(add.length === 0 ? {} : { add }),
    ...(names.length === 0 ? {} : { drop: names.includes('*') ? '*' : names }),
    ...(force.length === 0 ? {} : { force: force.map(forcedOf) }),
  }
}

function forcedOf({ name, secure, httpOnly, sameSite, maxAge }: DraftForce): ForcedAttributes {
  return {
    name,
    ...(secure === '' ? {} : { secure: secure === 'yes' }),
    ...(httpOnly === '' ? {} : { httpOnly: httpOnly === 'yes' }),
    ...(sameSite === '' ? {} : { sameSite }),
    // NaN for text that is not a number: the validator reports it at its field.
    ...(maxAge.trim() === '' ? {} : { maxAge: Number(maxAge) }),
  }
}

/** Returns the form fields for a rule's response changes. */
export function draftOfResponse({ add = [], drop = [], force = [] }: ResponseChanges = {}): ResponseFields {
  const flag = (value: boolean | undefined): DraftForce['secure'] => (value === undefined ? '' : value ? 'yes' : 'no')
  return {
    addLines: add.join('\n'),
    drop: drop === '*' ? '*' : drop.join(' '),
    force: force.map(({ name, secure, httpOnly, sameSite, maxAge }, index) => ({
      key: index + 1,
      name,
      secure: flag(secure),
      httpOnly: flag(httpOnly),
      sameSite: sameSite ?? '',
      maxAge: maxAge === undefined ? '' : String(maxAge),
    })),
  }
}
