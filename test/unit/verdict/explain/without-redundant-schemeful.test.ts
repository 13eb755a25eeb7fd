import { expect, test } from 'vitest'
import type { SetCookieBlockedReason } from '../../../../src/verdict/explain/refusals.ts'
import { withoutRedundantSchemeful } from '../../../../src/verdict/explain/without-redundant-schemeful.ts'

test.each<[string, SetCookieBlockedReason[], SetCookieBlockedReason[]]>([
  ['two sites: the scheme is not the cause', ['SameSiteLax', 'SchemefulSameSiteLax'], ['SameSiteLax']],
  ['one site, two schemes: it is', ['SchemefulSameSiteStrict'], ['SchemefulSameSiteStrict']],
  [
    'the schemeful form of another reason stays',
    ['SameSiteLax', 'SchemefulSameSiteStrict'],
    ['SameSiteLax', 'SchemefulSameSiteStrict'],
  ],
  ['others stay', ['SecureOnly', 'InvalidPrefix'], ['SecureOnly', 'InvalidPrefix']],
])('%s', (_case, reasons, worthShowing) => {
  expect(withoutRedundantSchemeful(reasons)).toEqual(worthShowing)
})
