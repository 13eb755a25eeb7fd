import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeTemplate, parseTemplate } from '../../../../src/rules/template/template.ts'
import { evaluateTemplate } from '../../../../src/rules/template/template-evaluate.ts'
import { TEMPLATE_PROBLEMS } from '../../../../src/rules/template/template-parts.ts'

const NOW = 1_700_000_000_500
const JAR = new Map([
  ['sid', 'from-jar'],
  ['q', 'a"b\\c'],
])
const evaluate = (text: string) => {
  let count = 0
  const uuid = () => {
    count += 1
    return `uuid-${count}`
  }
  const { parts, problems } = parseTemplate(text)
  expect(problems).toEqual([])
  return evaluateTemplate(parts, { now: NOW, uuid, cookie: (name) => JAR.get(name) ?? null })
}
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a template comes to', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['{{uuid}}', 'uuid-1'],
    ['a-{{uuid}}.{{uuid}}-b', 'a-uuid-1.uuid-2-b'],
    ['{{now}}', '1700000000'],
    ['{{now:ms}}', '1700000000500'],
    ['{{now:iso}}', '2023-11-14T22:13:20.500Z'],
    ['{{now+1h}}', '1700003600'],
    ['{{now-2d:ms}}', '1699827200500'],
    ['{{now+1w:iso}}', '2023-11-21T22:13:20.500Z'],
    ['{{base64:hällo €😀}}', base64('hällo €😀')],
    ['{{base64:}}', ''],
    ['{{base64:a}}{{base64:ab}}{{base64:abc}}', 'YQ==YWI=YWJj'],
    ['{{base64:user:{{cookie:sid}}}}', base64('user:from-jar')],
    ['{{base64:{"id":"{{uuid}}","n":{"x":1}}}}', base64('{"id":"uuid-1","n":{"x":1}}')],
    ['{{json:{ "a": {"b": [1, {}]} }}}', encodeURIComponent('{"a":{"b":[1,{}]}}')],
    ['{{json:{"t":{{now}},"q":"{{cookie:q}}"}}}', encodeURIComponent('{"t":1700000000,"q":"a\\"b\\\\c"}')],
    ['{{cookie:sid}}x', 'from-jarx'],
    ['{{{{uuid}}', '{{uuid}}'],
    ['{{{{{uuid}}', '{{{uuid}}'],
    ['{{{uuid}}', '{uuid-1'],
    ['{{{{{{uuid}}', '{{uuid-1'],
    ['{a}} }} {', '{a}} }} {'],
    ['{"a":{"b":1}}', '{"a":{"b":1}}'],
  ])('%s', (text, value) => expect(evaluate(text)).toEqual({ value, absent: [] }))

  it('nothing where the jar lacks a cookie, and says which', () => {
    expect(evaluate('{{cookie:none}}{{base64:{{cookie:no}}}}')).toEqual({ value: null, absent: ['none', 'no'] })
  })
})

describe('what is no template is told where it stands', () => {
  it.each([
    ['{{}}', ['template-unknown 0']],
    ['a{{UUID}}', ['template-unknown 1']],
    ['{{uuid }}', ['template-unknown 0']],
    ['{{nowhere}}', ['template-unknown 0']],
    ['{{uuid', ['template-unfinished 0']],
    ['x{{base64:a', ['template-unfinished 1']],
    ['{{base64:{a}}', ['template-unfinished 0']],
    ['{{now+1y}}', ['template-time-unreadable 0']],
    ['{{now+}}', ['template-time-unreadable 0']],
    ['{{now:unix}}', ['template-time-unreadable 0']],
    ['{{now+99999999999999w}}', ['template-time-unreadable 0']],
    ['{{cookie:}}', ['template-cookie-nameless 0']],
    ['{{json:{a:1}}}', ['template-json-unreadable 0']],
    ['{{json:}}', ['template-json-unreadable 0']],
    ['{{base64:{{json:x}}}}', ['template-json-unreadable 9']],
    [`${'{{base64:'.repeat(6)}x${'}}'.repeat(6)}`, ['template-too-deep 36']],
    ['{{a}}{{uuid}}{{b}}', ['template-unknown 0', 'template-unknown 13']],
  ])('%s', (text, problems) => {
    expect(parseTemplate(text).problems.map(({ code, at }) => `${code} ${at}`)).toEqual(problems)
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    '{',
    '{{',
    '}',
    '}}',
    'uuid',
    'now',
    '+1h',
    ':',
    'base64:',
    'json:',
    'cookie:',
    '"',
    'a',
    '\ud800',
    '€',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
  )

  it('can be written as itself', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(evaluate(escapeTemplate(any)).value).toBe(any)
      }),
      { numRuns: 2000 },
    )
  })

  it('never throws, and comes to a text where nothing is wrong with it', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { parts, problems } = parseTemplate(any)
        for (const { code, at } of problems)
          expect(TEMPLATE_PROBLEMS.includes(code) && at >= 0 && at < any.length).toBe(true)
        const { value } = evaluateTemplate(parts, { now: 0, uuid: () => 'u', cookie: () => 'c' })
        if (problems.length === 0) expect(value).not.toBeNull()
      }),
      { numRuns: 3000 },
    )
  })

  it('is read soon', () => {
    for (const long of ['{'.repeat(65_536), '{{base64:'.repeat(7000), '{{uuid}}'.repeat(8000), '{{'.repeat(32_000)]) {
      expect(Array.isArray(parseTemplate(long).parts)).toBe(true)
    }
  })
})
