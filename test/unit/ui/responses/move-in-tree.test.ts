import { expect, test } from 'vitest'
import { moveInTree } from '../../../../extension/ui/features/responses/list/move-in-tree.ts'
import type { Row } from '../../../../extension/ui/features/responses/list/row.ts'

/** An open group with a closed site and an entry in it, and a closed group. */
const ROWS = [
  { kind: 'group', level: 1, open: true },
  { kind: 'site', level: 2, open: false },
  { kind: 'entry', level: 2 },
  { kind: 'group', level: 1, open: false },
] as readonly unknown[] as readonly Row[]

test.each([
  ['ArrowDown', -1, { to: 0, act: 'go' }],
  ['ArrowDown', 3, { to: 3, act: 'go' }],
  ['ArrowUp', 2, { to: 1, act: 'go' }],
  ['End', 0, { to: 3, act: 'go' }],
  ['Enter', 2, { to: 2, act: 'open' }],
  ['Enter', 1, { to: 1, act: 'toggle' }],
  [' ', 0, { to: 0, act: 'toggle' }],
  [' ', 2, null],
  ['ArrowRight', 0, { to: 1, act: 'go' }],
  ['ArrowRight', 1, { to: 1, act: 'toggle' }],
  ['ArrowRight', 2, null],
  ['ArrowLeft', 0, { to: 0, act: 'toggle' }],
  ['ArrowLeft', 1, { to: 0, act: 'go' }],
  ['ArrowLeft', 2, { to: 0, act: 'go' }],
  ['ArrowLeft', 3, null],
  ['Enter', -1, null],
  ['x', 0, null],
])('%s on row %i', (key, from, move) => expect(moveInTree(ROWS, from, key)).toEqual(move))

test('without rows no key does anything', () => expect(moveInTree([], -1, 'ArrowDown')).toBeNull())
