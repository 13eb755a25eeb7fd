import { describe, expect, it } from 'vitest'
import { planRules } from '../../../../src/rules/plan/plan.ts'
import { giveValues, hasTemplates, namesTaken } from '../../../../src/rules/template/rule-values.ts'
import { validateRule } from '../../../../src/rules/validate/validate.ts'

const scope = { urls: ['*://a.test/*'] }
const cookie = (value: string, differs = {}) => ({
  domain: 'a.test',
  hostOnly: true,
  secure: false,
  path: '/',
  value,
  ...differs,
})
const sources = (...cookies: ReturnType<typeof cookie>[]) => ({ now: 0, uuid: () => 'u', cookies: () => cookies })

describe('what a rule really gives', () => {
  it('is worked out where it is a template, and else as it is', () => {
    const cookies = { a: '{{uuid}}', b: 'plain', c: null, d: '{{cookie:sid}}-x' }
    expect({ ...giveValues({ cookies, scope }, sources(cookie('jar'))) }).toEqual({
      a: 'u',
      b: 'plain',
      c: null,
      d: 'jar-x',
    })
    expect(hasTemplates({ cookies })).toBe(true)
    expect(hasTemplates({ cookies: { b: 'plain', c: null } })).toBe(false)
  })

  it('takes the cookie that the hosts in scope would be sent first', () => {
    const cookies = { d: '{{cookie:sid}}' }
    const found = (...held: ReturnType<typeof cookie>[]) => giveValues({ cookies, scope }, sources(...held))['d']
    expect(found(cookie('short'), cookie('long', { path: '/deep' }))).toBe('long')
    expect(found(cookie('other', { domain: 'b.test' }), cookie('mine', { domain: '.a.test', hostOnly: false }))).toBe(
      'mine',
    )
    expect(found(cookie('other', { domain: 'b.test' }))).toBeUndefined()
  })

  it('names every cookie it needs', () => {
    expect(
      namesTaken({ cookies: { a: '{{cookie:x}}{{base64:{{cookie:y}}}}', b: '{{json:"{{cookie:x}}"}}', c: null } }),
    ).toEqual(['x', 'y'])
  })

  it('keeps names of object members apart', () => {
    const cookies = JSON.parse('{"__proto__": "{{uuid}}"}')
    expect(Object.entries(giveValues({ cookies, scope }, sources()))).toEqual([['__proto__', 'u']])
  })
})

describe('a template in a rule', () => {
  const problems = (value: string) =>
    validateRule({ cookies: { a: value }, scope }).map(({ field, code }) => `${field} ${code}`)
  it.each([
    ['{{uuid}}', []],
    ['{{base64:a;b}}', []],
    ['{{json:{"a": "x; y"}}}', []],
    ['{{{{not one}}', []],
    ['{{nope}}', ['cookies.a template-unknown']],
    ['{{uuid}};', ['cookies.a value-has-semicolon']],
    [' {{uuid}}', ['cookies.a space-at-end']],
    ['{{uuid}}\n', ['cookies.a value-has-forbidden-character']],
  ])('%j', (value, found) => expect(problems(value)).toEqual(found))

  it('keeps the rule from being in force where it can’t be worked out', () => {
    const rule = { cookies: { a: '{{cookie:none}}', b: '1' }, scope }
    const around = { origins: ['<all_urls>'], now: 0, seesRequests: true, owned: () => [] }
    const plan = planRules([{ id: 'r', rule, values: giveValues(rule, sources()) }], around)
    expect(plan.statuses).toEqual([
      { id: 'r', state: 'refused', via: [], problems: [{ field: 'cookies.a', code: 'template-cookie-absent' }] },
    ])
    expect(plan.active).toEqual([])
  })
})
