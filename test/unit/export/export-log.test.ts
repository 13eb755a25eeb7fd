import Ajv from 'ajv'
import draft6 from 'ajv/lib/refs/json-schema-draft-06.json' with { type: 'json' }
import fc from 'fast-check'
import schemas from 'har-schema'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import { COPY_FORMATS, copyAs } from '../../../src/export/copy-as.ts'
import { exportLog, LOG_FORMATS, type LogFormat } from '../../../src/export/export-log.ts'
import { REPORT_WORDS } from '../../../src/export/report.ts'
import { readPaste } from '../../../src/format/detect.ts'
import { exchange, received } from './samples.ts'

const OPTIONS = { secrets: true, now: 1_700_000_100_000, version: '1.2.3' }
const write = (format: LogFormat, exchanges: readonly Exchange[], secrets = true) =>
  exportLog(format, exchanges, { ...OPTIONS, secrets })

const LOGIN = exchange(
  {
    method: 'POST',
    url: 'https://a.test/login?next=%2F&token=t0ps3cr3t#x',
    status: 302,
    redirectedTo: 'https://a.test/',
    initiator: 'https://a.test',
    topUrl: 'https://a.test/form',
    received: [
      received('sid=new-session-id; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600'),
      received('old=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { outcome: 'deleted' }),
      received('x=1; SameSite=None; Domain=a.test; Partitioned', {
        outcome: 'blocked',
        reasons: ['SameSiteNoneInsecure'],
        certainty: 'predicted',
      }),
    ],
  },
  [['sid', 'old-session-id']],
)

describe('HAR', () => {
  // The schemas are those that HAR validators use (ahmadnassri/har-schema).
  const ajv = new Ajv({ strict: false, validateFormats: false })
  ajv.addMetaSchema(draft6)
  for (const schema of Object.values(schemas)) ajv.addSchema(schema)
  const validate = ajv.getSchema('har.json#')
  if (!validate) throw new Error('no schema')

  it.each<[string, Exchange[]]>([
    ['nothing', []],
    ['a login', [LOGIN]],
    [
      'a request without an answer',
      [exchange({ status: null, respondedAt: null, error: 'net::ERR_FAILED', missed: ['response'] })],
    ],
    ['a cookie that lives for ever', [exchange({ received: [received('a=1; Max-Age=99999999999999999')] })]],
  ])('is valid for %s', (_, exchanges) => {
    for (const secrets of [true, false]) {
      validate(JSON.parse(write('har', exchanges, secrets)))
      expect(validate.errors).toBeNull()
    }
  })

  it('is refused by the validator when it is not', () => {
    const har = JSON.parse(write('har', [LOGIN]))
    delete har.log.entries[0].request.cookies[0].value
    expect(validate(har)).toBe(false)
  })

  it('says what we know', () => {
    const [entry] = JSON.parse(write('har', [LOGIN])).log.entries
    expect(entry).toMatchObject({ startedDateTime: '2023-11-14T22:13:20.000Z', time: 50, timings: { wait: 50 } })
    expect(entry.request).toMatchObject({
      cookies: [{ name: 'sid', value: 'old-session-id' }],
      headers: [{ name: 'Cookie', value: 'sid=old-session-id' }],
      queryString: [
        { name: 'next', value: '%2F' },
        { name: 'token', value: 't0ps3cr3t' },
      ],
    })
    expect(entry.response.headers.map(({ value }: { value: string }) => value)).toEqual(
      LOGIN.received.map(({ line }) => line),
    )
    expect(entry.response.cookies).toMatchObject([
      {
        name: 'sid',
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
        expires: '2023-11-14T23:13:20.050Z',
        _verdict: { outcome: 'stored' },
      },
      { name: 'old', expires: '1970-01-01T00:00:00.000Z', _verdict: { outcome: 'deleted' } },
      {
        name: 'x',
        sameSite: 'None',
        domain: 'a.test',
        _partitioned: true,
        _verdict: { reasons: ['SameSiteNoneInsecure'] },
      },
    ])
  })

  it('is read back by ourselves', () => {
    const { format, cookies, problems, request } = readPaste(write('har', [LOGIN]))
    expect({ format, problems, request }).toEqual({
      format: 'har',
      problems: [],
      request: { method: 'POST', url: LOGIN.url },
    })
    expect(cookies.map(({ name, value }) => `${name}=${value}`)).toEqual(['sid=new-session-id', 'old=', 'x=1'])
  })
})

it('writes NDJSON as the contract has it, one exchange a line', () => {
  const lines = write('ndjson', [LOGIN, exchange({ seq: 2 })]).split('\n')
  expect(lines.length).toBe(3)
  expect(JSON.parse(lines[0] ?? '')).toEqual(LOGIN)
  expect(write('ndjson', [])).toBe('')
})

describe('the report', () => {
  it('tells what happened, in the words that it is given', () => {
    const said = new Set<string>()
    const report = exportLog('markdown', [LOGIN], {
      ...OPTIONS,
      say: (family, code) => {
        said.add(`${family} ${code}`)
        return `«${code}»`
      },
    })
    expect(report).toContain('## `POST https://a.test/login?next=%2F&token=t0ps3cr3t#x`')
    expect(report).toContain('- «redirected-to»: `https://a.test/`')
    expect(report).toContain('| `sid` | `old-session-id` |  |')
    expect(report).toContain(
      '| `x` | **«blocked»** («predicted») | «SameSiteNoneInsecure» «SameSiteNoneInsecure» (`SameSiteNoneInsecure`) | `x=1; SameSite=None; Domain=a.test; Partitioned` |',
    )
    for (const one of said) if (one.startsWith('report ')) expect(REPORT_WORDS).toContain(one.slice(7))
    expect([...said]).toEqual(
      expect.arrayContaining([
        'outcome blocked',
        'certainty predicted',
        'reason SameSiteNoneInsecure',
        'remedy SameSiteNoneInsecure',
      ]),
    )
  })

  it('says what was not seen, and what a rule did', () => {
    const unseen = write('markdown', [exchange({ missed: ['request', 'response'] })])
    expect(unseen).toContain('sent-unseen')
    expect(unseen).toContain('returned-unseen')
    const injected = [
      { ruleId: 'r', name: 'a', effect: 'added' },
      { ruleId: 'r', name: 'b', effect: 'removed' },
    ] as const
    const one = exchange({}, [['a', '1']])
    const report = write('markdown', [{ ...one, sent: { ...one.sent, injected } }])
    expect(report).toContain('| `a` | `1` | added |')
    expect(report).toContain('| `b` |  | removed |')
  })

  it('is a table whatever a cookie holds', () => {
    const nasty = 'a=`|`` \u2028 <img src=x onerror=alert(1)> [x](y)'
    const report = write('markdown', [exchange({ received: [received(nasty)] })])
    const line = report.split('\n').find((text) => text.includes('onerror')) ?? ''
    expect(line.match(/(?<!\\)\|/g)?.length).toBe(5)
    expect(line).toContain('```a=`\\|`` \ufffd <img src=x onerror=alert(1)> [x](y)```')
  })
})

describe('masked', () => {
  // Letters that no field's name and no host is made of, so that what is found is a secret.
  const secret = fc
    .string({ unit: fc.constantFrom(...'ÄÖQZJ%-.~+/="é'), minLength: 1, maxLength: 24 })
    // Of punctuation alone nothing can be told: it turns up where two other texts meet.
    .filter((text) => !/^\s|\s$/.test(text) && /[\p{L}]/u.test(text))
  const name = fc.stringMatching(/^[a-z]{1,6}$/)
  const one = fc
    .record({
      sent: fc.array(fc.tuple(name, secret), { maxLength: 4 }),
      set: fc.array(fc.tuple(name, secret), { maxLength: 4 }),
      inUrl: secret,
      was: secret,
    })
    .map(({ sent, set, inUrl, was }) =>
      exchange(
        {
          url: `https://u:${encodeURIComponent(inUrl)}@a.test/${sent[0]?.[1] ?? ''}?token=${inUrl}&x=${encodeURIComponent(set[0]?.[1] ?? '')}`,
          redirectedTo: `https://a.test/#${set.map(([, value]) => value).join('/')}`,
          received: set.map(([n, value]) => ({
            ...received(`${n}=${value}; Path=/${value}; Foo=${sent[0]?.[1] ?? ''}`),
            was,
          })),
        },
        sent,
      ),
    )

  it('no value of a cookie is left in any format', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (exchanges) => {
        const all = exchanges.flatMap(({ sent, received: lines }) =>
          [...sent.cookies, ...lines].map(({ value }) => value).concat(lines.flatMap(({ was }) => was ?? [])),
        )
        // What is that short stays, and with the quotes and slashes around it a part of it may look like another value.
        const short = all.filter((value) => value.length < 4)
        const looksLike = (value: string) =>
          (value.match(/\p{L}+/gu) ?? []).every((letters) => short.some((one) => one.includes(letters)))
        const values = all.filter((value) => value.length >= 4 && !looksLike(value))
        const texts = [
          ...LOG_FORMATS.map((format) => write(format, exchanges, false)),
          ...exchanges.flatMap((each) => COPY_FORMATS.map((format) => copyAs(format, each, { secrets: false }))),
        ]
        // As it is, and as JSON writes it.
        const forms = values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)])
        expect(forms.filter((form) => texts.some((text) => text.includes(form)))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('the same value looks the same throughout, and the log keeps its form', () => {
    const next = exchange({ seq: 2 }, [['sid', 'new-session-id']])
    const [first, second] = write('ndjson', [LOGIN, next], false)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Exchange)
    expect(first?.received[0]?.value).toBe(second?.sent.cookies[0]?.value)
    expect(second?.sent.header).toBe(`sid=${second?.sent.cookies[0]?.value}`)
    expect(first?.received[0]?.line).toMatch(/^sid=\S{14}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600$/)
    expect(first?.url).toMatch(/^https:\/\/a\.test\/login\?next=%2F&token=.{9}#x$/)
    expect(first?.url).not.toContain('t0ps3cr3t')
  })
})
