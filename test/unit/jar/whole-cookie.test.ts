import { expect, test } from 'vitest'
import { wholeCookie } from '../../../src/jar/whole-cookie.ts'

const part = { name: 'a', value: '1', path: '/' }

test('fills in the defaults', () => {
  expect(wholeCookie({ ...part, domain: 'a.test' })).toMatchObject({ hostOnly: true, session: true, secure: false })
  expect(wholeCookie({ ...part, domain: '.a.test', expirationDate: 5 })).toMatchObject({
    hostOnly: false,
    session: false,
  })
})

test('keeps the given fields', () => {
  expect(wholeCookie({ ...part, domain: '.a.test', secure: true, storeId: '1' })).toMatchObject({
    secure: true,
    storeId: '1',
  })
})
