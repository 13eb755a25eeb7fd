import { expect, test } from 'vitest'
import { remediesOf } from '../../../../src/verdict/explain/remedies.ts'

test('names each remedy once, in the order of the reasons', () => {
  expect(remediesOf(['NotOnPath', 'SameSiteLax', 'SameSiteUnspecifiedTreatedAsLax', 'UnknownError'])).toEqual([
    'widen-path',
    'samesite-none',
  ])
})

test('does not blame the scheme where the sites differ anyway', () => {
  expect(remediesOf(['SameSiteLax', 'SchemefulSameSiteLax'])).toEqual(['samesite-none'])
  expect(remediesOf(['SchemefulSameSiteLax'])).toEqual(['one-scheme'])
})
