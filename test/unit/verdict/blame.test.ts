import { expect, it } from 'vitest'
import { blamedParts } from '../../../src/verdict/blame.ts'

it('gathers the parts of all reasons', () => {
  expect([...blamedParts(['SameSiteNoneInsecure', 'InvalidPrefix'])]).toEqual(['samesite', 'name', 'domain', 'path'])
  expect(blamedParts(['UserPreferences']).size).toBe(0)
})
