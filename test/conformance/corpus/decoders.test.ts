import { expect, it } from 'vitest'
import { decodeValue } from '../../../src/decode/decode-value.ts'
import type { Decoded, FactLabel } from '../../../src/decode/layer/decoded.ts'
import { asserted, type CorpusRecord, corpus } from './corpus.ts'

interface DecoderRecord extends CorpusRecord {
  readonly value: string
  readonly cookieName?: string
  readonly decoded: Record<string, unknown> | null
}

/** What the layers of a value come to, in the corpus' words. */
function read({ value, cookieName }: DecoderRecord) {
  const layers = decodeValue(value, cookieName)
  const last = layers.at(-1)
  const fact = (label: FactLabel) => layers.flatMap(({ facts }) => facts).find((one) => one.label === label)
  const text = (label: FactLabel) => {
    const found = fact(label)
    return found && 'text' in found ? found.text : undefined
  }
  const time = (label: FactLabel) => {
    const found = fact(label)
    return found && 'time' in found ? found.time : undefined
  }
  const number = (label: FactLabel) => {
    const found = fact(label)
    return found && 'number' in found ? found.number : undefined
  }
  return { layers, kinds: layers.map(({ kind }) => kind), last, fact, text, time, number }
}
type Read = ReturnType<typeof read>

const plain = (json: unknown) => JSON.parse(JSON.stringify(json ?? null))
const structured = ({ layers }: Read): Decoded | undefined => layers.findLast(({ json }) => json !== undefined)
const seconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000)

/** What each field of `decoded` is to be compared with; null: it needs a key, tells how it was made, or words what is asserted by another field. */
const FIELDS: Record<string, ((read: Read, expected: unknown) => void) | null> = {
  json: (one, expected) => expect(plain(structured(one)?.json)).toEqual(expected),
  value: (one, expected) =>
    one.last?.json === undefined
      ? expect(one.last?.text).toBe(expected)
      : expect(plain(one.last.json)).toEqual(expected),
  text: (one, expected) => expect(one.layers.some(({ text }) => text === expected)).toBe(true),
  raw: (one, expected) => expect(one.layers[0]?.text).toBe(expected),
  unsigned: (one, expected) => expect(one.layers.some(({ text }) => text === expected)).toBe(true),
  layers: (one, expected) =>
    expect(one.kinds.map((kind) => (kind === 'url-encoded' ? 'percent' : kind))).toEqual(expected),
  header: (one, expected) => expect(plain(one.last?.json)).toMatchObject({ header: expected }),
  payload: (one, expected) => expect(plain(one.last?.json)).toMatchObject({ claims: expected }),
  expiresAt: (one, expected) => expect(one.time('expires-at')).toBe(Date.parse(String(expected))),
  expires: (one, expected) => expect(one.time('expires-at')).toBe(Date.parse(String(expected))),
  signedAt: (one, expected) => expect(one.time('signed-at')).toBe(Date.parse(String(expected))),
  timestamp: (one, expected) =>
    expect(seconds(one.time('signed-at'))).toBe(typeof expected === 'number' ? expected : undefined),
  compressed: (one, expected) => expect(one.fact('compressed') !== undefined).toBe(expected),
  signature: (one, expected) => expect(one.text('signature') ?? '').toBe(expected),
  algorithm: (one, expected) => {
    const said = one.text('algorithm')
    if (said !== undefined)
      expect(String(expected).toUpperCase().replace('-1', '1')).toContain(said.replace('HMAC-', '').replace('-1', '1'))
  },
  encrypted: (one, expected) => expect(one.fact('encrypted') !== undefined).toBe(expected),
  sessionId: (one, expected) => expect([one.text('session-id'), one.last?.kind]).toEqual([expected, one.last?.kind]),
  storage: (one) => expect(one.fact('kept-by-server')).toBeDefined(),
  passwordId: (one, expected) => expect(one.text('key-id')).toBe(expected),
  version: (one, expected) => expect(String(one.text('version') ?? expected)).toBe(String(expected)),
  class: (one, expected) => expect(one.text('class')).toBe(expected),
  ip: (one, expected) => expect(one.text('address')).toBe(expected),
  port: (one, expected) => expect(one.number('port')).toBe(expected),
  routeDomain: (one, expected) => expect(one.number('route-domain')).toBe(expected),
  keyId: (one, expected) => expect(one.text('key-id')).toBe(expected),
  culture: (one, expected) => expect(one.text('culture')).toBe(expected),
  uiCulture: (one, expected) => expect(one.text('ui-culture')).toBe(expected),
  username: (one, expected) => expect(one.text('user')).toBe(expected),
  clientId: (one, expected) => expect(one.text('client-id')).toBe(expected),
  firstVisit: (one, expected) => expect(one.time('created-at')).toBe(Date.parse(String(expected))),
  sessionStart: (one, expected) => expect(one.time('created-at')).toBe(Date.parse(String(expected))),
  lastHit: (one, expected) => expect(one.time('last-seen-at')).toBe(Date.parse(String(expected))),
  sessionNumber: (one, expected) => expect(one.number('session-number')).toBe(expected),
  engaged: (one, expected) => expect(one.fact('engaged') !== undefined).toBe(expected),
  createdMs: (one, expected) => expect(one.time('created-at')).toBe(expected),
  createdDs: (one, expected) => expect(one.time('created-at')).toBe(Number(expected) * 100),
  lastUpdatedDs: (one, expected) => expect(one.time('updated-at')).toBe(Number(expected) * 100),
  cmpId: (one, expected) => expect(one.number('vendor')).toBe(expected),
  consentLanguage: (one, expected) => expect(one.text('language')).toBe(expected),
  purposesConsent: (one, expected) => expect(one.text('purposes')).toBe((expected as number[]).join(', ')),
  fbclid: (one, expected) => expect(one.text('click-id')).toBe(expected),
  opaque: (one) => expect(one.kinds).toEqual(['opaque']),
  envelope: (one, expected) => {
    const { pur, exp } = expected as { pur?: string; exp?: string }
    if (pur !== undefined) expect(one.text('purpose')).toBe(pur)
    if (exp !== undefined) expect(one.time('expires-at')).toBe(Date.parse(exp))
    if (pur === undefined) expect(plain(one.last?.json)).toEqual(expected)
  },
  fields: (one) => {
    expect(one.time('created-at')).toBe(1_746_825_440_000)
    expect([one.number('session-number'), one.time('last-seen-at')]).toEqual([3, 1_746_825_500_000])
  },
  marshal: (one, expected) => {
    const json = plain(one.last?.json)
    for (const [key, value] of Object.entries(expected as Record<string, string>)) {
      if (value.startsWith('Time ')) expect(json[key]).toBe(`${value.slice(5, 15)}T00:00:00.000Z`)
      else if (value.startsWith('object ')) {
        expect(json[key]).toEqual({ class: value.split(' ')[1], '@foo': 'foo' })
        expect(one.text('class')).toBe(value.split(' ')[1])
      } else expect(json[key]).toBe(value)
    }
  },
  // Needs the key.
  signatureValid: null,
  payloadWithKey: null,
  plaintextWithKey: null,
  plaintextHexWithKey: null,
  keyIndex: null,
  signedData: null,
  macValid: null,
  // Words for what another field asserts, or how the value was made.
  rawBase64Decoded: null,
  timestampEncoding: null,
  meaning: null,
  created: null,
  random: null,
  domainDepth: null,
  pathDepth: null,
  parts: null,
  secondPartEmpty: null,
  macPrefix: null,
  magic: null,
  keyModifier: null,
  iv: null,
  ciphertextBytes: null,
  macBytes: null,
  subdomainIndex: null,
  visibility: null,
  cmpVersion: null,
  consentScreen: null,
  vendorListVersion: null,
  tcfPolicyVersion: null,
  isServiceSpecific: null,
  useNonStandardTexts: null,
  specialFeatureOptIns: null,
  purposesLegInt: null,
  segments: null,
}

/** The kind of ours that a kind of the corpus must be read as. */
const KINDS: Record<string, string> = {
  'express-signed-raw': 'express-signed',
  'express-signed': 'express-signed',
  'express-session': 'express-signed',
  'express-signed-json': 'express-signed',
  'express-json': 'express-json',
  'cookie-session': 'base64',
  'url-encoded': 'url-encoded',
  'url-encoded-json': 'json',
  jwt: 'jwt',
  jwe: 'jwe',
  iron: 'iron',
  json: 'json',
  'base64-json': 'base64',
  'base64-prefixed-json': 'base64',
  'base64-uuid': 'uuid',
  'php-serialized': 'php-serialized',
  itsdangerous: 'itsdangerous',
  'itsdangerous-raw': 'itsdangerous',
  'flask-session': 'itsdangerous',
  'starlette-session': 'itsdangerous',
  'django-signed': 'django-signed',
  'django-signed-cookie': 'django-signed',
  'django-messages': 'django-signed',
  'rails-signed': 'rails-signed',
  'rails-encrypted': 'rails-encrypted',
  'laravel-encrypted': 'laravel-encrypted',
  'f5-bigip': 'f5-bigip',
  'f5-bigip-encrypted': 'f5-bigip-encrypted',
  'aspnetcore-data-protection': 'aspnetcore-protected',
  'aspnetcore-culture': 'aspnetcore-culture',
  'google-analytics': 'google-analytics',
  'google-analytics-4': 'google-analytics-4',
  'meta-pixel': 'meta-pixel',
  'iab-tcf': 'iab-tcf',
  'spring-remember-me': 'spring-remember-me',
  opaque: 'opaque',
}

corpus<DecoderRecord>('decoders.json', 92, (records) => {
  it('knows every kind', () => {
    expect([...new Set(records.map(({ kind }) => kind))].filter((kind) => KINDS[kind] === undefined)).toEqual([])
    expect(records.length).toBe(92)
  })
  for (const record of asserted(records, () => null)) {
    it(record.id, () => {
      const one = read(record)
      if (record.decoded === null) {
        expect(one.kinds).toEqual([])
        return
      }
      expect(one.kinds).toContain(KINDS[record.kind])
      for (const [field, expected] of Object.entries(record.decoded)) {
        const compare = FIELDS[field]
        if (compare === undefined) throw new Error(`nobody compares ${field}`)
        compare?.(one, expected)
      }
    })
  }
})
