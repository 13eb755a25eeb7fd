import { expect, test } from 'vitest'
import { readPaste } from '../../../src/format/detect.ts'
import type { PasteFormat } from '../../../src/format/paste.ts'

const PAIR = { name: 'a', value: '1' }
const json = JSON.stringify

/** Of every format: a text that no format before it may claim, and that has the cookie `a=1`. */
const SAMPLES: Readonly<Record<PasteFormat, string>> = {
  pairs: 'a=1',
  'cookie-header': 'Cookie: a=1',
  'set-cookie': 'Set-Cookie: a=1',
  'header-lines': 'GET / HTTP/1.1\nHost: a.test\nCookie: a=1',
  dict: '{"a": "1"}',
  python: "requests.get('https://a.test', cookies={'a': '1'})",
  fetch: 'await fetch("https://a.test/", { headers: { cookie: "a=1" } })',
  curl: "curl https://a.test -H 'Cookie: a=1'",
  powershell:
    '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n' +
    '$session.Cookies.Add((New-Object System.Net.Cookie("a", "1", "/", "a.test")))\n' +
    'Invoke-WebRequest -Uri "https://a.test/" -WebSession $session',
  netscape: 'a.test\tFALSE\t/\tFALSE\t0\ta\t1',
  'set-cookie3': '#LWP-Cookies-2.0\nSet-Cookie3: a=1; path="/"; domain=a.test; version=0',
  'extension-json': json([{ ...PAIR, domain: 'a.test', path: '/', hostOnly: true, storeId: '0' }]),
  'cookie-quick-manager': json([
    {
      ...{ 'Host raw': 'https://a.test/', 'Name raw': 'a', 'Path raw': '/', 'Content raw': '1' },
      ...{ Expires: 'At the end of the session', 'Expires raw': '0', 'Send for': 'Any type of connection' },
    },
  ]),
  'storage-state': json({ cookies: [{ ...PAIR, domain: 'a.test', path: '/', expires: -1 }], origins: [] }),
  'devtools-json': json([{ ...PAIR, domain: 'a.test', path: '/', expires: -1, size: 2, session: true }]),
  'webdriver-json': json([{ ...PAIR, domain: 'a.test', path: '/', expiry: 2_000_000_000, httpOnly: false }]),
  har: json({ log: { entries: [{ request: { method: 'GET', url: 'https://a.test/', cookies: [PAIR] } }] } }),
  postman: json({ info: {}, item: [{ request: { header: [{ key: 'Cookie', value: 'a=1' }] } }] }),
  modheader: json([{ title: 'x', headers: [{ enabled: true, name: 'Cookie', value: 'a=1' }] }]),
  crumbline: json({ crumbline: 1, rules: [{ cookies: { a: '1' }, scope: { urls: ['*://a.test/*'] } }] }),
}

test.each(Object.entries(SAMPLES))('a text of the format %s is recognized and read', (format, text) => {
  const paste = readPaste(text)
  const cookies = [...paste.cookies, ...paste.rules.flatMap((rule) => toPairs(rule.cookies))]
  expect([paste.format, cookies.map(({ name, value }) => ({ name, value }))]).toEqual([format, [PAIR]])
})

function toPairs(cookies: Readonly<Record<string, string | null>>) {
  return Object.entries(cookies).map(([name, value]) => ({ name, value }))
}
