import { expect, it } from 'vitest'
import { readPaste } from '../../../../src/format/detect.ts'

const COPIED = `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0"
$session.Cookies.Add((New-Object System.Net.Cookie("sid", "a\`"b\`$c\`\`$([char]233)", "/", "a.test")))
$session.Cookies.Add((New-Object System.Net.Cookie("wide", "1", "/", ".a.test")))
Invoke-WebRequest -UseBasicParsing -Uri "https://a.test/x?y=1" \`
-Method "POST" \`
-WebSession $session \`
-Headers @{
"accept"="*/*"
}`

it('reads what Chrome copies as PowerShell', () => {
  expect(readPaste(COPIED)).toMatchObject({
    format: 'powershell',
    cookies: [
      { name: 'sid', value: 'a"b$c`é', path: '/', domain: 'a.test', hostOnly: true },
      { name: 'wide', value: '1', domain: 'a.test', hostOnly: false },
    ],
    request: { url: 'https://a.test/x?y=1', method: 'POST' },
    problems: [],
    lost: ['headers-not-carried'],
  })
})

it('reads bare and single-quoted words', () => {
  expect(readPaste("Invoke-WebRequest -Uri https://a.test; New-Object System.Net.Cookie('a', 'it''s')")).toMatchObject({
    cookies: [{ name: 'a', value: "it's" }],
    request: { url: 'https://a.test', method: 'GET' },
  })
})

it('says what is unfinished', () => {
  const { problems } = readPaste('Invoke-WebRequest -Uri "https://a.test; System.Net.Cookie("a", "1')
  expect(problems.map(({ code }) => code)).toContain('text-unfinished')
})
