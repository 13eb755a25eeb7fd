import { expect, test } from 'vitest'
import { type GridMove, moveOfClick, moveOfKey } from '../../../../extension/ui/features/jar/grid/grid-keys.ts'

const NO = { shiftKey: false, ctrlKey: false, metaKey: false }
const pressed = (key: string, at: number, rows: number) =>
  moveOfKey({ ...NO, key: key.replace(/^[⇧⌃]/, ''), shiftKey: key[0] === '⇧', ctrlKey: key[0] === '⌃' }, at, rows)

test.each<[string, number, GridMove | null]>([
  ['ArrowDown', -1, { kind: 'go', to: 0 }],
  ['ArrowUp', -1, { kind: 'go', to: 29 }],
  ['ArrowDown', 3, { kind: 'go', to: 4 }],
  ['ArrowDown', 29, { kind: 'go', to: 29 }],
  ['ArrowUp', 0, { kind: 'go', to: 0 }],
  ['PageDown', 3, { kind: 'go', to: 13 }],
  ['Home', 12, { kind: 'go', to: 0 }],
  ['End', 12, { kind: 'go', to: 29 }],
  ['⇧ArrowDown', 3, { kind: 'extend', to: 4 }],
  [' ', 3, { kind: 'toggle', at: 3 }],
  ['Enter', 3, { kind: 'open', at: 3 }],
  ['e', 3, { kind: 'open', at: 3 }],
  ['Delete', 3, { kind: 'remove' }],
  ['⌃a', 3, { kind: 'all' }],
  ['Enter', -1, null],
  ['x', 3, null],
  ['⌃c', 3, null],
])('%s on row %i', (key, at, move) => expect(pressed(key, at, 30)).toEqual(move))

test('without rows no key does anything', () => expect(pressed('ArrowDown', -1, 0)).toBeNull())

test('a click opens; with Shift or Control it selects', () => {
  expect(moveOfClick(NO, 2)).toEqual({ kind: 'open', at: 2 })
  expect(moveOfClick({ ...NO, shiftKey: true }, 2)).toEqual({ kind: 'extend', to: 2 })
  expect(moveOfClick({ ...NO, metaKey: true }, 2)).toEqual({ kind: 'toggle', at: 2 })
})
