import { expect, it } from 'vitest'
import { byteLength } from '../../../src/cookie/byte-length.ts'

it.each(['', 'abc', 'ü', '€', '🍪', 'a🍪b', '\ud83c', '\udf6a', '\ud83cx', '\udf6a\ud83c', '\u007f\u0080\u07ff\u0800'])(
  'counts %j as an encoder does',
  (text) => {
    expect(byteLength(text)).toBe(new TextEncoder().encode(text).length)
  },
)
