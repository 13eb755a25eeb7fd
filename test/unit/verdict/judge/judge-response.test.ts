import { expect, test } from 'vitest'
import { parseSetCookie } from '../../../../src/cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { judgeResponse, type ResponseContext } from '../../../../src/verdict/judge/judge-response.ts'

const OLD: JarCookie = {
  ...{ name: 'a', value: 'old', domain: 'a.test', hostOnly: true, path: '/', secure: false, httpOnly: false },
  ...{ sameSite: 'unspecified', session: true, storeId: '0' },
}
const context: ResponseContext = {
  browser: 'chromium',
  url: 'https://a.test/',
  type: 'main_frame',
  initiator: null,
  now: 0,
  publicSuffix: () => 'test',
  jar: () => [],
}
const judged = (lines: readonly string[], more: Partial<ResponseContext> = {}) => {
  return judgeResponse(
    lines.map((line) => parseSetCookie(line)),
    { ...context, ...more },
  )
}
const outcomes = (lines: readonly string[], more: Partial<ResponseContext> = {}) => {
  return judged(lines, more).map(({ verdict }) => verdict.outcome)
}

test('a line finds the cookies of the lines before it', () => {
  expect(outcomes(['a=1', 'a=2', 'b=1', 'a=; Max-Age=0', 'a=; Max-Age=0', 'a=3'])).toEqual([
    ...['stored', 'replaced', 'stored', 'deleted', 'ignored', 'stored'],
  ])
  const [, second] = judged(['a=1', 'a=2'])
  expect(second?.before).toMatchObject({ value: '1' })
})

test('a refused line leaves the jar unchanged', () => {
  expect(outcomes(['a=1; SameSite=None', 'a=2', 'a=3; Domain=b.test', 'a=; Max-Age=0'])).toEqual([
    ...['blocked', 'stored', 'blocked', 'deleted'],
  ])
})

test('other paths and domains are other cookies', () => {
  const [first, second, third] = judged(['a=1; Path=/', 'a=2; Path=/x', 'a=; Path=/x; Max-Age=0'])
  expect([first, second, third].map((one) => one?.verdict.outcome)).toEqual(['stored', 'stored', 'deleted'])
  expect(first?.verdict.warnings).not.toContain('shadows-another')
  expect(second?.verdict.warnings).toContain('shadows-another')
})

test('the jar before the response counts until a line changes it', () => {
  const jar = () => [OLD]
  expect(outcomes(['a=1', 'a=; Max-Age=0', 'a=2'], { jar })).toEqual(['replaced', 'deleted', 'stored'])
  expect(judged(['a=1'], { jar })[0]?.before).toEqual(OLD)
  expect(judged(['b=1'], { jar: () => [] })[0]?.before).toBeNull()
})

test('cookies of earlier lines are known even if the jar is not', () => {
  const jar = () => null
  expect(outcomes(['a=; Max-Age=0', 'a=1', 'a=; Max-Age=0'], { jar })).toEqual(['unknown', 'stored', 'deleted'])
  expect(judged(['a=1'], { jar })[0]?.before).toBeUndefined()
})

test('the jar is asked for the name that the browser stores', () => {
  const asked: string[] = []
  const jar = (name: string) => {
    asked.push(name)
    return []
  }
  judged(['a', 'B=1', 'b=2'], { browser: 'firefox', jar })
  expect(asked).toEqual(['a', 'B'])
})
