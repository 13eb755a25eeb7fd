import { describe, expect, test } from 'vitest'
import { SHORTCUTS, shortcutOf } from '../../../../extension/ui/shared/keys/shortcuts.ts'

type Case = [name: string, pressed: Parameters<typeof shortcutOf>[0], expected: ReturnType<typeof shortcutOf>]

describe('in the frame', () => {
  test.each<Case>([
    ['a single key', { key: 'm' }, 'values'],
    ['a key that is typed with Shift', { key: '?', shiftKey: true }, 'help'],
    ['a single key with Control', { key: 'm', ctrlKey: true }, null],
    ['a single key with Alt', { key: 'm', altKey: true }, null],
    ['Control and z', { key: 'z', ctrlKey: true }, 'undo'],
    ['Command and z', { key: 'z', metaKey: true }, 'undo'],
    ['Control and the same key of a keyboard without Latin letters', { key: 'я', code: 'KeyZ', ctrlKey: true }, 'undo'],
    ['the physical key of a keyboard with other Latin letters', { key: 'y', code: 'KeyZ', ctrlKey: true }, null],
    ['z alone', { key: 'z' }, null],
    ['a letter that has no shortcut', { key: 'я' }, null],
    ['a key of the grid', { key: 'e' }, null],
  ])('%s', (_, pressed, expected) => expect(shortcutOf(pressed, 'frame')).toBe(expected))
})

test.each([
  ['grid', { key: 'ArrowDown' }, 'move'],
  ['grid', { key: 'ArrowDown', shiftKey: true }, 'select_more'],
  ['tree', { key: 'ArrowDown', shiftKey: true }, 'move'],
  ['grid', { key: 'a', ctrlKey: true }, 'select_all'],
  ['rule', { key: 'ArrowUp', altKey: true }, 'move_rule'],
  ['rule', { key: 'ArrowUp' }, null],
  ['paste', { key: 'Enter', metaKey: true }, 'take'],
  ['paste', { key: 'Enter' }, null],
] as const)('in the %s %j is %s', (scope, pressed, expected) => expect(shortcutOf(pressed, scope)).toBe(expected))

test('no two shortcuts of a scope are on one key', () => {
  const taken = Object.values(SHORTCUTS).flatMap((shortcut) => {
    const modifier = 'modifier' in shortcut ? shortcut.modifier : ''
    const keys: readonly string[] = 'keys' in shortcut ? shortcut.keys : [shortcut.shown]
    return shortcut.scopes.flatMap((scope) => keys.map((key) => `${scope} ${modifier} ${key}`))
  })
  expect(new Set(taken).size).toBe(taken.length)
})
