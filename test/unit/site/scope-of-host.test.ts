import { describe, expect, it } from 'vitest'
import { hostOfScope, scopeOfHost } from '../../../src/site/scope-of-host.ts'

describe('the host field', () => {
  it.each([
    ['shop.test', '*://shop.test/*', false],
    [' *.shop.test ', '*://*.shop.test/*', false],
    ['localhost:3000', '*://localhost/*', true],
    ['https://shop.test/cart?a=1', '*://shop.test/*', false],
    ['http://127.0.0.1:8080/', '*://127.0.0.1/*', true],
    ['[::1]:80', '*://[::1]/*', true],
    ['*', '<all_urls>', false],
    ['https://*.shop.test/api/*', 'https://*.shop.test/api/*', false],
    ['shop test', null, false],
    ['user@shop.test', null, false],
    ['', null, false],
    ['*.', null, false],
  ])('%j', (typed, pattern, portDropped) => expect(scopeOfHost(typed)).toEqual({ pattern, portDropped }))

  it('reads its own patterns back', () => {
    for (const typed of ['shop.test', '*.shop.test', '[::1]'])
      expect(hostOfScope(scopeOfHost(typed).pattern ?? '')).toBe(typed)
    expect(hostOfScope('<all_urls>')).toBe('<all_urls>')
  })
})
