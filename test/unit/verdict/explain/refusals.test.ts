import { expect, test } from 'vitest'
import {
  blamedParts,
  COOKIE_BLOCKED_REASONS,
  SET_COOKIE_BLOCKED_REASONS,
  sendRefusal,
  setRefusal,
} from '../../../../src/verdict/explain/refusals.ts'
import { sectionText } from '../../../../src/verdict/explain/section.ts'

test('both lists have the reasons of CDP, and our own', () => {
  expect(SET_COOKIE_BLOCKED_REASONS).toHaveLength(20)
  expect(COOKIE_BLOCKED_REASONS).toHaveLength(21)
  expect(SET_COOKIE_BLOCKED_REASONS).not.toContain('NotOnPath')
  expect(COOKIE_BLOCKED_REASONS).not.toContain('InvalidDomain')
})

test('one reason may have a section for storing and another one for sending', () => {
  const texts = [setRefusal('SecureOnly').section, sendRefusal('SecureOnly').section]
  expect(texts.map((section) => section && sectionText(section))).toEqual([
    'RFC 6265bis-22 §5.7 (13)',
    'RFC 6265bis-22 §5.8.3 (1)',
  ])
})

test('every section is text that a reader can look up', () => {
  const sections = [
    ...SET_COOKIE_BLOCKED_REASONS.map((reason) => setRefusal(reason).section),
    ...COOKIE_BLOCKED_REASONS.map((reason) => sendRefusal(reason).section),
  ].filter((section) => section !== null)
  expect(sections).toHaveLength(34)
  for (const section of sections) {
    expect(sectionText(section)).toMatch(/^(RFC 6265bis-22|CHIPS) §\d+(\.\d+)*( \(\d+(-\d+)?\))?$/)
  }
  expect(sectionText({ document: 'DBSC', section: null, step: null })).toBe('DBSC')
})

test('gathers the parts of all reasons', () => {
  expect([...blamedParts(['SameSiteNoneInsecure', 'InvalidPrefix'])]).toEqual(['samesite', 'name', 'domain', 'path'])
  expect(blamedParts(['UserPreferences']).size).toBe(0)
})
