import { describe, expect, test } from 'vitest'
import { readMatchPattern } from '../../../../src/rules/scope/match-pattern.ts'

describe('readMatchPattern reads', () => {
  test.each([
    ['<all_urls>', { kind: 'all' }, 4],
    ['*://*/*', { kind: 'all' }, 4],
    ['*://shop.test/*', { kind: 'host', host: 'shop.test' }, 4],
    ['*://*.shop.test/*', { kind: 'domain', host: 'shop.test' }, 4],
    ['https://shop.test/*', { kind: 'host', host: 'shop.test' }, 2],
    ['http://127.0.0.1/*', { kind: 'host', host: '127.0.0.1' }, 2],
    ['http://[::1]/*', { kind: 'host', host: '[::1]' }, 2],
    ['wss://shop.test/*', { kind: 'host', host: 'shop.test' }, 1],
    ['*://SHOP.test/*', { kind: 'host', host: 'shop.test' }, 4],
    ['*://xn--bcher-kva.test/*', { kind: 'host', host: 'xn--bcher-kva.test' }, 4],
  ])('%s', (text, hosts, schemes) => {
    const pattern = readMatchPattern(text)
    expect(pattern).toMatchObject({ hosts, path: '/*' })
    expect(typeof pattern === 'string' ? [] : pattern.schemes).toHaveLength(schemes)
  })
})

describe('readMatchPattern refuses', () => {
  test.each([
    ['', 'pattern-unreadable'],
    ['*', 'pattern-unreadable'],
    ['shop.test', 'pattern-unreadable'],
    ['https://shop.test', 'pattern-unreadable'],
    ['ftp://shop.test/*', 'pattern-scheme-unsupported'],
    ['javascript://shop.test/*', 'pattern-scheme-unsupported'],
    ['*://shop.test:8080/*', 'pattern-has-port'],
    ['*://[::1]:8080/*', 'pattern-has-port'],
    ['*://sh*op.test/*', 'pattern-host-unreadable'],
    ['*://*.127.0.0.1/*', 'pattern-host-unreadable'],
    ['*://bücher.test/*', 'pattern-host-unreadable'],
    ['*:///*', 'pattern-host-unreadable'],
    ['*://a b/*', 'pattern-host-unreadable'],
    ['*://a..b/*', 'pattern-host-unreadable'],
    ['*://[::1/*', 'pattern-host-unreadable'],
  ])('%s', (text, code) => {
    expect(readMatchPattern(text)).toBe(code)
  })
})
