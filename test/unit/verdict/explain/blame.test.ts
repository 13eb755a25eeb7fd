import { expect, test } from 'vitest'
import { blamedFields, blamedParts } from '../../../../src/verdict/explain/blame.ts'

test('gathers the parts of all reasons', () => {
  expect([...blamedParts(['SameSiteNoneInsecure', 'InvalidPrefix'])]).toEqual(['samesite', 'name', 'domain', 'path'])
  expect(blamedParts(['UserPreferences']).size).toBe(0)
})

test('names the fields of a stored cookie that keep it from being sent', () => {
  expect([...blamedFields(['NotOnPath', 'SameSiteLax', 'SameSiteStrict', 'UnknownError'])]).toEqual([
    'path',
    'sameSite',
  ])
})
