import type { PasteBuilder } from '../paste-builder.ts'
import { field, itemsOf, type RecordTerm } from '../syntax/term.ts'
import { readCookieRecord } from './cookie-record.ts'

export function isStorageState(object: RecordTerm): boolean {
  return field(object, 'cookies')?.kind === 'list' && field(object, 'origins')?.kind === 'list'
}

/** Reads Playwright's `storageState`. Its `domain` keeps the leading dot of a domain cookie. */
export function readStorageState(object: RecordTerm, paste: PasteBuilder): void {
  for (const cookie of itemsOf(field(object, 'cookies'))) readCookieRecord(cookie, paste)
  if (itemsOf(field(object, 'origins')).length > 0) paste.addLoss('storage-not-carried')
  if (field(object, 'credentials')) paste.addLoss('passkeys-not-carried')
}
