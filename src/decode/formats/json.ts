import type { Decoder } from '../layer/decoder.ts'
import { parseStructure } from '../shared/parse-json.ts'

export const json: Decoder = (text) => {
  const value = parseStructure(text)
  return value === undefined ? null : { decoded: { kind: 'json', certain: true, text, json: value, facts: [] } }
}
