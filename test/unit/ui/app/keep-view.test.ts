import { expect, it } from 'vitest'
import type { Shell } from '../../../../extension/ui/app/shell/shell.ts'
import { createApp } from '../../../../extension/ui/app/state/app.ts'
import { keepView, valuesOf } from '../../../../extension/ui/app/view/keep-view.ts'
import { createFeatures } from '../../../../extension/ui/features.tsx'
import { Sites } from '../../../../src/site/sites.ts'

/** The names under which version 0.1.0 stored a view. */
const NAMES = [
  ...['tab', 'search', 'onlyCookies', 'thirdParties', 'bySite', 'flipped', 'chain', 'hop', 'anchor', 'seen', 'opened'],
  ...['rawLines', 'sentOpen', 'unsent', 'history', 'draft', 'aside', 'jarOrder', 'jarTop', 'jarCookie', 'jarDrafts'],
]

function surface() {
  const shell = { sites: new Sites(() => null), client: {} } as unknown as Shell
  const app = createApp(shell)
  const features = createFeatures(app)
  return { app, features, slices: [app.frameSlice, ...features.slices] }
}

it('stores the view under the names of the first version, each once', () => {
  const { slices } = surface()
  const keys = slices.flatMap(({ kept }) => kept.map(({ key }) => key))
  expect(keys.toSorted()).toEqual(NAMES.toSorted())
})

it('restores a view of the first version, and begins anew what has another shape', async () => {
  const { app, features, slices } = surface()
  const written: unknown[] = []
  const kept = {
    ...{ tab: 'jar', opened: true, flipped: ['group:third'], seen: 7, jarTop: 120, jarCookie: 'key' },
    ...{ aside: { r1: { id: 'r1', typed: true } }, jarOrder: { by: 'expires' }, search: 5 },
  }
  const shell = { recall: async () => kept, remember: async (_: string, value: unknown) => void written.push(value) }
  const stop = await keepView({ slices, shell, key: 'view:1' })
  expect(app.frame.tab.value).toBe('jar')
  expect(app.frame.detailOpen.value).toBe(true)
  expect(features.responses.toggledGroups.value).toEqual(['group:third'])
  expect(features.responses.seenBefore.value).toBe(7)
  expect(features.jar.scrollTop.value).toBe(120)
  expect(features.jar.currentKey.value).toBe('key')
  expect(features.rules.parkedDrafts.value).toEqual({ r1: { id: 'r1', typed: true } })
  // `descending` is missing, and `search` is no text.
  expect(features.jar.order.value).toEqual({ by: 'name', descending: false })
  expect(app.frame.search.value).toBe('')
  expect(written.at(-1)).toEqual(valuesOf(slices))
  stop()
})
