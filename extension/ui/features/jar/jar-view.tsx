import { jarSlice } from './jar-slice.ts'
import './jar.css'
import { useCallback, useMemo } from 'preact/hooks'
import type { App } from '../../app/app.ts'
import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { Back } from '../../shared/parts/back.tsx'
import { Icon } from '../../shared/parts/icon.tsx'
import { lazy } from '../../shared/parts/lazy.tsx'
import { LIST_ID } from '../../shared/parts/virtual-list.tsx'
import type { MakeRule } from '../../shared/rule-purpose.ts'
import { say, sayCount } from '../../shared/words.ts'
import type { DetailProps } from './cookie/cookie-detail.tsx'
import { NEW_COOKIE } from './cookie/new-cookie.ts'
import { createJar } from './jar-state.ts'
import { CookieGrid } from './table/cookie-grid.tsx'
import { useGrid } from './table/use-grid.ts'
import { useHeldBy } from './table/use-held-by.ts'

const CookieDetail = lazy<DetailProps>(async () => (await import('./cookie/cookie-detail.tsx')).CookieDetail)
const EmptyJar = lazy<{ app: App; onCreate: () => void }>(async () => (await import('./empty-jar.tsx')).EmptyJar)

/** The cookies that are in the jar for the page of the tab, and the one that is open. */
export function JarView({ app, makeRule }: { app: App; makeRule: MakeRule }) {
  const { view, rules } = app
  const state = jarSlice(view)
  const jar = useMemo(() => createJar(app), [app])
  const { selected, select, remove, move } = useGrid(app, jar)
  const heldBy = useHeldBy(rules.value)
  const keepTop = useCallback((top: number) => (state.top.value = top), [state])

  const rows = jar.rows.value
  const all = jar.cookies.value
  const current = state.current.value
  const cookie = jar.chosen.value
  const isNew = current === NEW_COOKIE
  const opened = view.detailOpen.value && (isNew || cookie !== null)
  const marked = rows.filter(({ key }) => selected.has(key))

  const close = (): void => {
    view.detailOpen.value = false
    if (state.current.value === NEW_COOKIE) state.current.value = null
    focusSoon(LIST_ID)
  }
  const create = (): void => {
    state.current.value = NEW_COOKIE
    view.detailOpen.value = true
    focusSoon('cookie-name')
  }
  if (all !== null && all.length === 0 && !opened) return <EmptyJar app={app} onCreate={create} />
  return (
    <div class={opened ? 'split split-opened jar' : 'split jar jar-wide'} data-testid="jar" aria-busy={all === null}>
      <section class="split-list" aria-label={say('jar_name')}>
        <div class="filters">
          <button type="button" class="toggle" data-testid="cookie-new" onClick={create}>
            <Icon name="plus" /> {say('cookie_new')}
          </button>
          {marked.length > 0 ? (
            <>
              <button type="button" class="toggle" data-testid="cookies-remove" onClick={remove}>
                <Icon name="trash" /> {sayCount('cookies_remove', marked.length)}
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
          key={app.tab.value?.id}
          rows={rows}
          current={current}
          selected={selected}
          touched={new Set(Object.keys(state.drafts.value))}
          order={state.order.value}
          showValues={view.showValues.value}
          now={Date.now()}
          heldBy={heldBy}
          top={state.top.peek()}
          onTop={keepTop}
          onOrder={(order) => (state.order.value = order)}
          onMove={move}
        />
      </section>
      {opened && (
        <section class="split-detail" aria-label={say('cookie_attributes')}>
          <Back onBack={close} />
          <CookieDetail
            key={current}
            app={app}
            jar={jar}
            cookie={isNew ? null : cookie}
            cookieKey={current ?? NEW_COOKIE}
            heldBy={cookie === null ? null : heldBy(cookie)}
            onClose={close}
            onRemove={remove}
            makeRule={makeRule}
          />
        </section>
      )}
    </div>
  )
}
