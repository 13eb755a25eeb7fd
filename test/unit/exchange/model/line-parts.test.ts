import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineParts } from '../../../../src/exchange/model/line-parts.ts'

it.each([
  ['a=1; Path=/; Secure', ['name a', 'value 1', 'attribute path', 'attribute secure']],
  ['a=1=2', ['name a', 'value 1=2']],
  ['lonely', ['value lonely']],
  ['=v', ['value v']],
  [' a = 1 ;SameSite = None', ['name a', 'value 1', 'attribute samesite']],
  ['', []],
])('%j', (line, parts) => {
  const seen = lineParts(line).filter(({ kind }) => kind !== 'gap')
  expect(seen.map(({ kind, text, attribute }) => `${kind} ${attribute ?? text}`)).toEqual(parts)
})

it('loses nothing of a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (line) => {
      expect(
        lineParts(line)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line)
    }),
  )
})
