import { expect, test } from 'vitest'
import { toLoggedChanges } from '../../../../extension/background/capture/unattributed-changes.ts'
import type { JarChange } from '../../../../src/jar/jar-change.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'

const change = (cause: JarChange['cause']): JarChange => ({
  ...{ cause, removed: cause !== 'explicit', cookie: aCookie({ name: 'a' }), at: 5 },
})

test.each<[JarChange['cause'], string]>([
  ['explicit', 'script-or-extension'],
  ['overwrite', 'script-or-extension'],
  ['expired', 'expired'],
  ['expired_overwrite', 'expired'],
  ['evicted', 'evicted'],
])('%s is by %s', (cause, by) => {
  const [logged] = toLoggedChanges([{ changes: [change(cause)], before: undefined }], () => false)
  expect(logged).toMatchObject({ by, cause })
  expect(logged).not.toHaveProperty('before')
})

test('a write of the extension is its own; the last half of a change counts', () => {
  const both = [change('overwrite'), change('explicit')]
  expect(toLoggedChanges([{ changes: both, before: null }], ({ cause }) => cause === 'explicit')).toEqual([
    { at: 5, cause: 'explicit', removed: false, cookie: aCookie({ name: 'a' }), before: null, by: 'crumbline' },
  ])
  expect(toLoggedChanges([{ changes: [], before: null }], () => false)).toEqual([])
})
