import { expect, test } from 'vitest'
import type { SetCookieBlockedReason } from '../../../../src/verdict/explain/reasons.ts'
import { tellable } from '../../../../src/verdict/explain/without-redundant-schemeful.ts'

test.each<[string, SetCookieBlockedReason[], SetCookieBlockedReason[]]>([
  ['two sites: the scheme is not why', ['SameSiteLax', 'SchemefulSameSiteLax'], ['SameSiteLax']],
  ['one site, two schemes: it is', ['SchemefulSameSiteStrict'], ['SchemefulSameSiteStrict']],
  [
    'the twin of another reason stays',
    ['SameSiteLax', 'SchemefulSameSiteStrict'],
    ['SameSiteLax', 'SchemefulSameSiteStrict'],
  ],
  ['others are left alone', ['SecureOnly', 'InvalidPrefix'], ['SecureOnly', 'InvalidPrefix']],
])('%s', (_what, reasons, told) => {
  expect(tellable(reasons)).toEqual(told)
})
