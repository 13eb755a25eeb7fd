import { describe, expect, it } from 'vitest'
import { expiryMoment } from '../../../extension/ui/features/jar/table/expiry-words.ts'

describe('the moment a cookie ends', () => {
  it('is told for a cookie that ends later than any date there is', () => {
    expect(expiryMoment(1e300)).toBe(expiryMoment(8.64e12))
  })
})
