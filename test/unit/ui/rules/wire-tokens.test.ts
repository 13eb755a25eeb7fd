import { expect, test } from 'vitest'
import { wireTokens } from '../../../../extension/ui/features/rules/editor/wire-tokens.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'

function tokens(header: string | null, cookies: RuleInput['cookies'], mode: RuleInput['mode'] = 'merge'): string {
  const rule = toWireRule('r', { cookies, mode, scope: { urls: ['<all_urls>'] } })
  return wireTokens(header, rule)
    .map(({ name, value, from }) => `${from}:${name}=${value}`)
    .join(' ')
}

test.each<[string | null, RuleInput['cookies'], string]>([
  [null, { a: '1' }, 'given:a=1'],
  ['x=1', {}, 'jar:x=1'],
  ['x=1; y=2', { a: '1' }, 'jar:x=1 jar:y=2 given:a=1'],
  ['x=1; y=2; z=3', { y: 'new' }, 'jar:x=1 given:y=new jar:z=3'],
  ['x=1; y=2; z=3', { y: null }, 'jar:x=1 gone:y=2 jar:z=3'],
  ['x=1; x=2', { x: '3' }, 'given:x=3 gone:x=2'],
])('merge: %j and %j', (header, cookies, expected) => expect(tokens(header, cookies)).toBe(expected))

test('replace: all other cookies are left out', () => {
  expect(tokens('x=1; y=2', { y: '3' }, 'replace')).toBe('gone:x=1 given:y=3')
  expect(tokens('x=1', {}, 'replace')).toBe('gone:x=1')
})
