import { describe, expect, it } from 'vitest'
import { expiryDate } from '../../../../extension/ui/shared/formatting/expiry-words.ts'

describe('expiryDate', () => {
  it('takes a time that is later than any Date holds', () => {
    expect(expiryDate(1e300)).toBe(expiryDate(8.64e12))
  })
})
