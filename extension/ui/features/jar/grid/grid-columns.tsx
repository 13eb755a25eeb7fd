import type { ComponentChildren } from 'preact'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { SortKey } from '../../../../../src/jar-edit/arrange-cookies.ts'
import { hostOfCookie } from '../../../../../src/jar-edit/cookie-url.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { mask } from '../../../../../src/text/mask.ts'
import { expiryDate, shortExpiryWords } from '../../../shared/formatting/expiry-words.ts'
import { ruleTitle } from '../../../shared/formatting/rule-title.ts'
import { type Key, say } from '../../../shared/words.ts'
import { CookieFlags } from './cookie-flags.tsx'

/** The data of a row, from which its cells are rendered. */
export interface CellProps {
  readonly cookie: JarCookie
  readonly showValues: boolean
  /** True if the cookie has unsaved edits. */
  readonly drafted: boolean
  readonly overridingRule: RuleStatus | null
  /** In ms since the epoch. */
  readonly now: number
}

interface Column {
  readonly label: Key
  /** null: the grid can't be sorted by it */
  readonly sort: SortKey | null
  /** CSS widths in a narrow and in a wide grid; null: the column shares the remaining space. */
  readonly width: { readonly narrow: string; readonly wide: string } | null
  /**
   * The grid hides the column when the grid is narrower than this, in pixels. Each number needs a container query in
   * `jar.css`.
   */
  readonly hideBelow: 400 | 520 | 640 | null
  readonly tooltip?: (props: CellProps) => string
  readonly cell: (props: CellProps) => ComponentChildren
}

/** The columns of the grid, in order. The key is part of their CSS class. */
export const COLUMNS: Readonly<Record<SortKey | 'flags', Column>> = {
  name: {
    label: 'column_name',
    sort: 'name',
    width: null,
    hideBelow: null,
    tooltip: ({ cookie }) => cookie.name,
    cell: ({ cookie: { name }, drafted }) => (
      <>
        {name === '' ? <i>{say('name_empty')}</i> : <bdi>{name}</bdi>}
        {drafted && <span class="jar-drafted"> {say('cookie_touched')}</span>}
      </>
    ),
  },
  value: {
    label: 'column_value',
    sort: 'value',
    width: { narrow: '11%', wide: '30%' },
    hideBelow: 640,
    cell: ({ cookie: { value }, showValues }) => {
      if (value === '') return <i>{say('value_empty')}</i>
      // No cell is wide enough for more, and laying out a long text is slow.
      if (showValues) return <bdi>{value.slice(0, 200)}</bdi>
      return (
        <>
          <span class="jar-masked" aria-hidden="true">
            {mask(value)}
          </span>
          <span class="visually-hidden">{say('value_masked')}</span>
        </>
      )
    },
  },
  where: {
    label: 'column_where',
    sort: 'where',
    width: null,
    hideBelow: null,
    tooltip: ({ cookie }) => say(cookie.hostOnly ? 'where_host_only' : 'where_domain', hostOfCookie(cookie)),
    cell: ({ cookie }) => (
      <span class="jar-address">
        {/* Host and path run from left to right in every language. */}
        <bdi dir="ltr">
          {cookie.hostOnly ? '' : '*.'}
          {hostOfCookie(cookie)}
          {cookie.path === '/' ? '' : cookie.path}
        </bdi>
        {cookie.hostOnly && <span class="jar-host-only">{say('flag_host_only')}</span>}
      </span>
    ),
  },
  expires: {
    label: 'column_expires',
    sort: 'expires',
    width: { narrow: '148px', wide: '150px' },
    hideBelow: 400,
    tooltip: ({ cookie }) => expiryDate(cookie.expirationDate),
    cell: ({ cookie, now }) => shortExpiryWords(cookie.expirationDate, now),
  },
  flags: {
    label: 'column_flags',
    sort: null,
    width: { narrow: '194px', wide: '280px' },
    hideBelow: 520,
    cell: ({ cookie, overridingRule }) => (
      <>
        <CookieFlags cookie={cookie} />
        {overridingRule !== null && (
          <span class="tag tone-injected" title={say('held_by', ruleTitle(overridingRule.rule))}>
            {say('flag_held')}
          </span>
        )}
      </>
    ),
  },
}

/** Returns the CSS classes of a column. */
export function columnClass(key: string, { hideBelow }: Pick<Column, 'hideBelow'>): string {
  return hideBelow === null ? `jar-${key}` : `jar-${key} hide-below-${hideBelow}`
}
