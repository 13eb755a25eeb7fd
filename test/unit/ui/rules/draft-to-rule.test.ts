import { describe, expect, test } from 'vitest'
import {
  draftOfRule,
  ruleOfDraft,
  takePasted,
  urlsOf,
} from '../../../../extension/ui/features/rules/draft/draft-to-rule.ts'
import { EMPTY_DRAFT, withCookie } from '../../../../extension/ui/features/rules/state/rule-draft.ts'
import { readPaste } from '../../../../src/format/detect.ts'
import type { RuleInput, RuleScope } from '../../../../src/rules/model/rule.ts'

const RULE: RuleInput = {
  name: 'Be an admin',
  group: 'admin',
  cookies: { role: 'admin', 'odd name': 'a, b', consent: null },
  mode: 'replace',
  scope: {
    urls: ['*://*.shop.test/*', 'https://shop.test/a/*'],
    types: ['image'],
    methods: ['GET'],
    tabIds: [3],
    initiators: ['news.test'],
    // A field that the form does not know is lost when a rule is edited.
  } satisfies Required<RuleScope>,
  response: {
    add: ['a=1; Path=/', 'b=2'],
    drop: ['c', 'd'],
    force: [{ name: 'sid', secure: true, httpOnly: false, sameSite: 'none', maxAge: 60 }],
  },
  lifetime: 'until',
  until: Date.UTC(2031, 0, 1, 12),
}

test('a draft that was not touched is the same rule', () => {
  expect(ruleOfDraft(draftOfRule({ id: 'r', rule: RULE }), null, '')).toEqual(RULE)
})

test('`*` drops every cookie of a response', () => {
  const draft = { ...EMPTY_DRAFT, drop: ' * ', force: [] }
  expect(ruleOfDraft(draft, null, 'a.test').response).toEqual({ drop: '*' })
})

test('an empty draft is a rule without cookies for the host of the tab', () => {
  expect(ruleOfDraft(EMPTY_DRAFT, null, 'shop.test')).toEqual({
    ...{ name: '', group: '', cookies: {}, mode: 'merge', lifetime: 'session' },
    scope: { urls: ['*://shop.test/*'] },
  })
})

test('`{{` is literal in the text of another program, and a placeholder in what is typed', () => {
  const text = 'Cookie: t={{uuid}}'
  expect(ruleOfDraft({ ...EMPTY_DRAFT, paste: text }, readPaste(text), '').cookies).toEqual({ t: '{{{{uuid}}' })
  const typed = 'a=1\nt={{uuid}}'
  expect(ruleOfDraft({ ...EMPTY_DRAFT, paste: typed }, readPaste(typed), '').cookies).toEqual({
    a: '1',
    t: '{{uuid}}',
  })
})

describe('the ticked cookies of a pasted text', () => {
  const text = 'role=admin; theme=dark; sid=1'
  const paste = readPaste(text)

  test('follow the rows', () => {
    const draft = { ...withCookie(EMPTY_DRAFT, 'lang', 'de'), paste: text, unwanted: [1] }
    expect(ruleOfDraft(draft, paste, '').cookies).toEqual({ lang: 'de', role: 'admin', sid: '1' })
  })

  test('become rows, and a row of the same name gets the new value', () => {
    const draft = takePasted({ ...withCookie(EMPTY_DRAFT, 'role', 'user'), paste: text, unwanted: [2] }, paste)
    expect(draft).toMatchObject({ paste: '', unwanted: [] })
    expect(draft.cookies.map(({ name, value }) => `${name}=${value}`)).toEqual(['role=admin', 'theme=dark'])
    expect(new Set(draft.cookies.map(({ key }) => key)).size).toBe(2)
  })
})

test('a row without name and value is left out, and `__proto__` is a name like any other', () => {
  const draft = withCookie(withCookie(EMPTY_DRAFT, '', ''), '__proto__', 'x')
  expect(Object.entries(ruleOfDraft(draft, null, '').cookies)).toEqual([['__proto__', 'x']])
})

test.each([
  ['shop.test', ['*://shop.test/*']],
  ['shop.test, *.api.test', ['*://shop.test/*', '*://*.api.test/*']],
  ['*', ['<all_urls>']],
  ['https://shop.test/a/*', ['https://shop.test/a/*']],
  ['/^https:.*, x$/', ['/^https:.*, x$/']],
  ['', []],
])('hosts %j', (typed, urls) => expect(urlsOf(typed)).toEqual(urls))
