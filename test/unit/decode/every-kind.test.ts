import { expect, test } from 'vitest'
import { decodeValue } from '../../../src/decode/decode-value.ts'
import type { DecodedKind } from '../../../src/decode/layer/decoded.ts'

/** Base64 as cookies carry it in tokens: URL-safe, without padding. */
const urlSafe = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const HMAC = 'k'.repeat(43)

/** Of every kind: a value that has such a layer, and the name of its cookie where the value alone is not enough. */
const SAMPLES: Readonly<Record<DecodedKind, readonly [value: string, name?: string]>> = {
  'url-encoded': ['a%20b'],
  base64: [btoa('hello, world!')],
  json: ['{"a":1}'],
  jwt: [`${urlSafe('{"alg":"none"}')}.${urlSafe('{"sub":"1"}')}.`],
  jwe: [`${urlSafe('{"alg":"dir","enc":"A256GCM"}')}..2A-M4XeyyGzvYyf1.KOOabHg.bGVIAKExamSRxCLcykIe-Q`],
  date: ['Wed, 21 Oct 2026 07:28:00 GMT'],
  epoch: ['1700000000'],
  uuid: ['3b241101-e2bb-4255-8caf-4136c566a962'],
  itsdangerous: ['NDI.MHQqszw6Wc81wOBQszCrEE_RlzY'],
  'django-signed': ['hello:1NMg5H:oPVuCqlJWmChm1rA2lyTUtelC-c'],
  'rails-signed': [`${btoa('{"_rails":{"message":"IjEi"}}')}--${'f3'.repeat(20)}`],
  'rails-encrypted': ['9cVnFs2O3lL9SPvIJuxBOLS51nDiBMw=--YNI5HAfHEmZ7VDpl--ddFJ6tXA0iH+XGcCgMINYQ=='],
  'express-signed': [`s:foobar.${HMAC}`],
  'express-json': ['j:{"a":1}'],
  iron: [`Fe26.2*1*${'f5'.repeat(32)}*wKej4EFJdrHfCEEymHWeVA*ElniZsqiAgjD7g5B2j*123*${'3f'.repeat(32)}*${HMAC}~2`],
  'laravel-encrypted': [
    btoa(`{"iv":"${btoa('0123456789abcdef')}","value":"eA==","mac":"${'ab'.repeat(32)}","tag":""}`),
  ],
  'php-serialized': ['s:1:"a";'],
  'spring-remember-me': [btoa(`user:1767225600000:SHA256:${'51'.repeat(32)}`)],
  'aspnetcore-protected': [urlSafe(`\x09\xf0\xc9\xf0${'k'.repeat(80)}`)],
  'aspnetcore-culture': ['c=en-UK|uic=en-US'],
  'google-analytics': ['GA1.2.1033501218.1368477899'],
  'google-analytics-4': ['GS1.1.1700000000.3.1.1700000123.60.0.0'],
  'meta-pixel': ['fb.1.1596403881668.1116446470'],
  'iab-tcf': ['COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA'],
  'f5-bigip': ['1677787402.36895.0000'],
  'f5-bigip-encrypted': ['!vxYXrC2qZkq0fTg6pQ==', 'BIGipServerpool'],
  opaque: ['0123456789ABCDEF0123456789ABCDEF', 'JSESSIONID'],
}

test.each(Object.entries(SAMPLES))('a value of the kind %s is recognized', (kind, [value, name]) => {
  expect(decodeValue(value, name).map((layer) => layer.kind)).toContain(kind)
})
