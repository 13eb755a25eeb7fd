import { describe, expect, it } from 'vitest'
import { readPaste } from '../../../../src/format/detect.ts'

const FIRST = '# Netscape HTTP Cookie File\n'
const read = (text: string) => readPaste(FIRST + text)

describe('a cookies.txt', () => {
  it('has seven columns', () => {
    expect(read('.a.test\tTRUE\t/p\tTRUE\t1800000000\tsid\tv\n').cookies).toEqual([
      {
        name: 'sid',
        value: 'v',
        at: FIRST.length,
        domain: 'a.test',
        hostOnly: false,
        path: '/p',
        secure: true,
        httpOnly: false,
        expires: 1_800_000_000_000,
      },
    ])
  })

  it.each<[string, string, object]>([
    ['HttpOnly', '#HttpOnly_a.test\tFALSE\t/\tFALSE\t0\ta\t1', { httpOnly: true, domain: 'a.test', hostOnly: true }],
    ['a session cookie', 'a.test\tFALSE\t/\tFALSE\t0\ta\t1', { expires: null }],
    ['an empty expiry', 'a.test\tFALSE\t/\tFALSE\t\ta\t1', { expires: null }],
    ['a fraction', 'a.test\tFALSE\t/\tFALSE\t1800000000.5\ta\t1', { expires: 1_800_000_000_500 }],
    ['no value', 'a.test\tFALSE\t/\tFALSE\t0\ta', { value: '' }],
    ['CRLF', 'a.test\tFALSE\t/\tFALSE\t0\ta\t1\r', { value: '1' }],
  ])('%s', (_, line, cookie) => {
    const { cookies, problems, lost } = read(`${line}\n# a comment\n\n`)
    expect(cookies).toMatchObject([cookie])
    expect([problems, lost]).toEqual([[], []])
  })

  it('believes the dot, and not the column', () => {
    expect(read('.a.test\tFALSE\t/\tFALSE\t0\ta\t1')).toMatchObject({
      cookies: [{ hostOnly: false }],
      lost: ['domain-contradictory'],
    })
    expect(read('a.test\tTRUE\t/\tFALSE\t0\ta\t1')).toMatchObject({
      cookies: [{ hostOnly: true }],
      lost: ['domain-contradictory'],
    })
  })

  it('says which line is none', () => {
    const { cookies, problems } = read('a.test\tFALSE\t/\tFALSE\t0\ta\t1\t2\noops\nb.test\tFALSE\t/\tFALSE\t0\tb\t2')
    expect(cookies.map(({ name }) => name)).toEqual(['b'])
    expect(problems.map(({ code, near }) => `${code} ${near.slice(0, 4)}`)).toEqual([
      'columns-wrong a.te',
      'columns-wrong oops',
    ])
  })
})

describe("libwww-perl's jar", () => {
  it('is read with its attributes', () => {
    const text =
      '#LWP-Cookies-2.0\nSet-Cookie3: sid="a;\\"b"; path="/p"; domain=.a.test; path_spec; secure; expires="2027-01-15 08:00:00Z"; version=0\n'
    expect(readPaste(text)).toMatchObject({
      format: 'set-cookie3',
      cookies: [
        {
          name: 'sid',
          value: 'a;"b',
          domain: 'a.test',
          hostOnly: false,
          path: '/p',
          secure: true,
          expires: 1_800_000_000_000,
        },
      ],
      problems: [],
    })
  })
})
