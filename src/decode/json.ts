import type { Decoder } from './decoder.ts'
import { readStructure } from './read-json.ts'

export const json: Decoder = (text) => {
  const value = readStructure(text)
  return value === undefined ? null : { decoded: { kind: 'json', certain: true, text, json: value, facts: [] } }
}
