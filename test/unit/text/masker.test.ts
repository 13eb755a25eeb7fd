import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Masker } from '../../../src/text/masker.ts'

describe('a token', () => {
  const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB9'
  const UUID = '3b241101-e2bb-4255-8caf-4136c566a962'
  const masker = new Masker([JWT, UUID])

  it('is equal for equal secrets, and different for different ones', () => {
    expect(masker.token(JWT)).toBe(masker.token(JWT))
    expect(masker.token(JWT)).not.toBe(masker.token(JWT.replace('e', 'f')))
  })

  it('keeps length and punctuation', () => {
    expect(masker.token(JWT).replace(/[^.-]/g, 'x')).toBe(JWT.replace(/[^.-]/g, 'x'))
    expect(masker.token(UUID)).toMatch(/^x\d+x+-x{4}-x{4}-x{4}-x{12}$/)
    expect(masker.token(UUID).length).toBe(UUID.length)
    expect(masker.token('')).toBe('')
    expect(masker.token('a=b; "c"')).toMatch(/^.=.; "."$/)
  })

  it('hides a secret that is all punctuation or looks like a token', () => {
    for (const secret of ['....', '----', 'xxxx', 'x1xx', 'yyyyyy', '•••••']) {
      const masked = new Masker([secret]).token(secret)
      expect(masked.length).toBe(secret.length)
      expect(masked).not.toContain(secret)
    }
  })
})

describe('a text', () => {
  it('has every secret masked, the longest first, encoded or not', () => {
    const masker = new Masker(['secret', 'secret-and-more', 'a b&c=d', '"quoted"', 'x%2Fy%2Fz'])
    const text = masker.text('/secret?s=secret-and-more&t=a%20b%26c%3Dd&q=quoted&p=x/y/z')
    for (const gone of ['secret', 'a%20b', 'quoted', 'x/y/z']) expect(text).not.toContain(gone)
    expect(text.length).toBe('/secret?s=secret-and-more&t=a%20b%26c%3Dd&q=quoted&p=x/y/z'.length)
    expect(masker.text('nothing here')).toBe('nothing here')
  })

  it('has both of two overlapping secrets masked', () => {
    const masker = new Masker(['J/.-', '.-ÄÄ', 'Ä-+Q'])
    expect(masker.text('J/.-/J/.-ÄÄ!')).toMatch(/^[^J]\/\.-\/[^J]\/\.-[^Ä]{2}!$/)
    // A third one overlaps with both.
    expect(masker.text('J/.-ÄÄ-+Q!')).toMatch(/^[^J]\/\.-[^Ä]{2}-\+[^Q]!$/)
  })

  it('contains no secret of four characters or more', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'xyz1-.%•ab'.split('')), minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 6 }),
        fc.array(fc.oneof(secret, fc.string()), { maxLength: 6 }),
        (secrets, texts) => {
          const masker = new Masker(secrets)
          for (const one of secrets) {
            const token = masker.token(one)
            expect(token.length).toBe(one.length)
            for (const other of secrets) expect(token).not.toContain(other)
          }
          const masked = masker.text([...texts, ...secrets].join(' / '))
          for (const one of secrets) expect(masked).not.toContain(one)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
