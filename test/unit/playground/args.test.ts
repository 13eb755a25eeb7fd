import { expect, test } from 'vitest'
import { explainProblem, readArgs, ruleFor } from '../../../tools/playground/args.ts'

const complaint = (...argv: string[]): string => {
  try {
    readArgs(argv)
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
  return 'no complaint'
}

test('nothing at all is the walk', () => {
  expect(readArgs([])).toEqual({ kind: 'walk', browser: null, browserPath: null, headed: false })
  expect(readArgs(['--browser', 'firefox'])).toMatchObject({ kind: 'walk', browser: 'firefox' })
  expect(readArgs(['-h'])).toEqual({ kind: 'help' })
})

test('a URL with cookies', () => {
  const read = readArgs([
    'http://localhost:8080',
    '--cookie',
    'a=1',
    '--cookie',
    'token=x=y==',
    '--cookie',
    'empty=',
    '--json',
  ])
  expect(read).toEqual({
    kind: 'url',
    url: 'http://localhost:8080/',
    cookies: { a: '1', token: 'x=y==', empty: '' },
    json: true,
    browser: null,
    browserPath: null,
    headed: false,
  })
})

test('the rule is for the whole host, without its port', () => {
  expect(ruleFor('https://user@shop.test:8443/a?b', { a: '1' })).toMatchObject({
    cookies: { a: '1' },
    mode: 'merge',
    scope: { urls: ['*://shop.test/*'] },
  })
})

test('the family of a program comes from its name, unless it is said', () => {
  expect(readArgs(['--browser-path', '/opt/firefox/firefox'])).toMatchObject({ browser: 'firefox' })
  expect(readArgs(['--browser-path', '/opt/x'])).toMatchObject({ browser: 'chromium' })
  expect(readArgs(['--browser-path', '/opt/x', '--browser', 'firefox'])).toMatchObject({ browser: 'firefox' })
})

test.each([
  [['shop.test/a'], "'shop.test/a' is not a URL", 'http://shop.test/a'],
  [['localhost:8080'], "'localhost:8080'", 'http://localhost:8080'],
  [['ftp://shop.test/'], "'ftp://shop.test/'", 'http://localhost:8080/'],
  [['http://'], "'http://'", 'should look like'],
  [['http://a.test/', 'http://b.test/'], "'http://b.test/'", 'One URL'],
  [['http://a.test/', '--cookie', 'sid'], "--cookie 'sid'", 'NAME=VALUE'],
  [['http://a.test/', '--cookie', '=1'], "--cookie ''", 'NAME=VALUE'],
  [['http://a.test/', '--cookie', 'a=1;b=2'], "--cookie 'a'", 'semicolon'],
  [['http://a.test/', '--cookie', 'a=1', '--cookie', 'a=2'], "--cookie 'a'", 'twice'],
  [['http://a.test/', '--cookie'], '--cookie', 'NAME=VALUE'],
  [['http://a.test/', '--cookies', 'a=1'], "'--cookies'", '--cookie NAME=VALUE'],
  [['--browser', 'opera'], '--browser', 'firefox'],
  [['--cookie', 'a=1'], '--cookie needs a URL', 'npm start -- http'],
  [['--json'], '--json needs a URL', 'npm start -- http'],
])('%j says which argument is wrong, and how it should look', (argv, which, how) => {
  const said = complaint(...argv)
  expect(said).toMatch(/^BadArguments: /)
  expect(said).toContain(which)
  expect(said).toContain(how)
})

test('what the browser refuses is said of the cookie', () => {
  const said = explainProblem({ field: 'cookies.sid', code: 'in-jar-needs-whole-host' })
  expect(said).toContain("--cookie 'sid': the browser already holds a cookie of that name")
  expect(explainProblem({ field: 'scope.urls.0', code: 'pattern-host-unreadable' })).toContain('scope.urls.0')
})
