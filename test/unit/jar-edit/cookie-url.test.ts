import { expect, test } from 'vitest'
import { hostOfCookie, urlOfCookie } from '../../../src/jar-edit/cookie-url.ts'

test.each([
  [{ domain: 'shop.test', secure: false }, 'shop.test', 'http://shop.test/'],
  [{ domain: '.shop.test', secure: true }, 'shop.test', 'https://shop.test/'],
  [{ domain: '[::1]', secure: false }, '[::1]', 'http://[::1]/'],
])('%j', (cookie, host, url) => {
  expect(hostOfCookie(cookie)).toBe(host)
  expect(urlOfCookie(cookie)).toBe(url)
})
