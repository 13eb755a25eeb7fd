import { expect, test } from 'vitest'
import { NOTES } from '../../../../src/cookie/note.ts'
import { COOKIE_BLOCKED_REASONS, SET_COOKIE_BLOCKED_REASONS } from '../../../../src/verdict/explain/reasons.ts'
import {
  sectionOfNote,
  sectionOfReason,
  sectionOfSendReason,
  sectionOfWarning,
  sectionText,
} from '../../../../src/verdict/explain/sections.ts'
import { WARNINGS } from '../../../../src/verdict/explain/warnings.ts'

test('is text that a reader can look up', () => {
  const section = sectionOfReason('SameSiteNoneInsecure')
  expect(section === null ? '' : sectionText(section)).toBe('RFC 6265bis-22 §5.7 (19)')
  expect(sectionText({ document: 'CHIPS', section: '2.1', step: null })).toBe('CHIPS §2.1')
  expect(sectionText({ document: 'DBSC', section: null, step: null })).toBe('DBSC')
})

test('is the same kind of text for every code', () => {
  const all = [
    ...SET_COOKIE_BLOCKED_REASONS.map(sectionOfReason),
    ...COOKIE_BLOCKED_REASONS.map(sectionOfSendReason),
    ...WARNINGS.map(sectionOfWarning),
    ...NOTES.map(sectionOfNote),
  ]
  for (const section of all) {
    if (section !== null)
      expect(sectionText(section)).toMatch(/^(RFC 6265bis-22|CHIPS|DBSC)( §\d+(\.\d+)*)?( \(\d+(-\d+)?\))?$/)
  }
  expect(all.filter((section) => section === null)).toHaveLength(7)
})
