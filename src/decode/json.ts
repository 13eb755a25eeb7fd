import type { Decoder } from './decoder.ts'
import { parseStructure } from './parse-json.ts'

export const json: Decoder = (text) => {
  const value = parseStructure(text)
  return value === undefined ? null : { decoded: { kind: 'json', certain: true, text, json: value, facts: [] } }
}
