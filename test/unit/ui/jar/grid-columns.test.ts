import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COLUMNS } from '../../../../extension/ui/features/jar/grid/grid-columns.tsx'

const css = readFileSync('extension/ui/features/jar/jar.css', 'utf8')
const widths = Object.values(COLUMNS).flatMap(({ hideBelow }) => (hideBelow === null ? [] : [hideBelow]))

test.each(widths)('the style sheet drops the columns that hide below %i px', (width) => {
  expect(css).toMatch(
    new RegExp(
      `@container jar-box \\(max-width: ${width}px\\) \\{\\s*\\.hide-below-${width}\\b[^{]*\\{\\s*display: none`,
    ),
  )
})

test('a column sorts by its own key', () => {
  for (const [key, { sort }] of Object.entries(COLUMNS)) expect([key, null]).toContain(sort)
})
