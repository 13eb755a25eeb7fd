import { expect, it } from 'vitest'
import { positionInText } from '../../../src/text/position-in-text.ts'

it.each([
  ['', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['a\nbc', 3, 2, 2],
  ['a\r\nbc', 3, 2, 1],
  ['a\rb', 2, 2, 1],
  ['a', -1, 1, 1],
])('%j at %i is line %i, column %i', (text, at, line, column) =>
  expect(positionInText(text, at)).toEqual({ line, column }),
)
