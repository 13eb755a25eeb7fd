import './jar.css'
import { useCallback } from 'preact/hooks'
import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { LIST_ID } from '../../shared/list-id.ts'
import { BackButton } from '../../shared/parts/back-button.tsx'
import { Icon } from '../../shared/parts/icon.tsx'
import { lazy } from '../../shared/parts/lazy.tsx'
import { say, sayCount } from '../../shared/words.ts'
import type { DetailProps } from './detail/cookie-detail.tsx'
import { CookieGrid } from './grid/cookie-grid.tsx'
import { useGrid } from './grid/use-grid.ts'
import { useOverridingRule } from './grid/use-overriding-rule.ts'
import { type JarState, NEW_COOKIE } from './state/jar-state.ts'

const CookieDetail = lazy<DetailProps>(async () => (await import('./detail/cookie-detail.tsx')).CookieDetail)
const EmptyJar = lazy<{ host: string | undefined; onCreate: () => void }>(
  async () => (await import('./empty-jar.tsx')).EmptyJar,
)

/** The cookies of the page, and the one that is open. */
export function JarView({ jar }: { jar: JarState }) {
  const { frame } = jar
  const { selected, select, remove, move } = useGrid(jar)
  const overridingRule = useOverridingRule(jar.ruleList.value)
  const keepScrollTop = useCallback((top: number) => (jar.scrollTop.value = top), [jar])

  const rows = jar.rows.value
  const all = jar.pageJar.cookies.value
  const currentKey = jar.currentKey.value
  const cookie = jar.current.value
  const isNew = currentKey === NEW_COOKIE
  const opened = frame.detailOpen.value && (isNew || cookie !== null)
  const selectedCount = rows.filter(({ key }) => selected.has(key)).length

  const close = (): void => {
    frame.detailOpen.value = false
    if (jar.currentKey.value === NEW_COOKIE) jar.currentKey.value = null
    focusSoon(LIST_ID)
  }
  const create = (): void => {
    jar.currentKey.value = NEW_COOKIE
    frame.detailOpen.value = true
    focusSoon('cookie-name')
  }
  if (all !== null && all.length === 0 && !opened) return <EmptyJar host={jar.site.value?.host} onCreate={create} />
  return (
    <div class={opened ? 'split split-opened jar' : 'split jar jar-wide'} data-testid="jar" aria-busy={all === null}>
      <section class="split-list" aria-label={say('jar_name')}>
        <div class="filters">
          <button type="button" class="toggle" data-testid="cookie-new" onClick={create}>
            <Icon name="plus" /> {say('cookie_new')}
          </button>
          {selectedCount > 0 ? (
            <>
              <button type="button" class="toggle" data-testid="cookies-remove" onClick={remove}>
                <Icon name="trash" /> {sayCount('cookies_remove', selectedCount)}
              </button>
              <button type="button" class="toggle" onClick={() => select(new Set())}>
                {say('select_none')}
              </button>
            </>
          ) : (
            <span class="faint jar-count" role="status" data-testid="jar-count" data-count={rows.length}>
              {all === null ? '' : sayCount('jar_count', rows.length)}
            </span>
          )}
        </div>
        {all !== null && rows.length === 0 && <p class="empty-small">{say('jar_filter_nothing')}</p>}
        <CookieGrid
          key={jar.tab.value?.id}
          rows={rows}
          current={currentKey}
          selected={selected}
          drafted={new Set(Object.keys(jar.drafts.value))}
          order={jar.order.value}
          showValues={frame.showValues.value}
          now={Date.now()}
          overridingRule={overridingRule}
          scrollTop={jar.scrollTop.peek()}
          onScrollTop={keepScrollTop}
          onOrder={(order) => (jar.order.value = order)}
          onMove={move}
        />
      </section>
      {opened && (
        <section class="split-detail" aria-label={say('cookie_attributes')}>
          <BackButton onBack={close} />
          <CookieDetail
            key={currentKey}
            jar={jar}
            cookie={isNew ? null : cookie}
            cookieKey={currentKey ?? NEW_COOKIE}
            overridingRule={cookie === null ? null : overridingRule(cookie)}
            onClose={close}
            onRemove={remove}
          />
        </section>
      )}
    </div>
  )
}
