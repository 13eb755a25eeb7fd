import { expect, it } from 'vitest'
import { mask } from '../../../src/text/mask.ts'

it('reveals only whether a value is empty', () => {
  expect(mask('')).toBe('')
  expect(mask('1')).toBe(mask('a much longer value'))
  expect(mask('secret')).not.toContain('s')
})
