import { expect, test } from 'vitest'
import { COOKIE_BLOCKED_REASONS } from '../../../../src/verdict/explain/reasons.ts'
import { REMEDIES, remediesOf } from '../../../../src/verdict/explain/remedies.ts'

test('names each remedy once, in the order of the reasons', () => {
  expect(remediesOf(['NotOnPath', 'SameSiteLax', 'SameSiteUnspecifiedTreatedAsLax', 'UnknownError'])).toEqual([
    'widen-path',
    'samesite-none',
  ])
})

test('does not blame the scheme of a site that is another one anyway', () => {
  expect(remediesOf(['SameSiteLax', 'SchemefulSameSiteLax'])).toEqual(['samesite-none'])
  expect(remediesOf(['SchemefulSameSiteLax'])).toEqual(['one-scheme'])
})

test('uses every remedy of the list', () => {
  const all = COOKIE_BLOCKED_REASONS.flatMap((reason) => remediesOf([reason]))
  expect([...new Set(all)].sort()).toEqual([...REMEDIES].sort())
})
