import { rulesState } from './rules-state.ts'
import './rules.css'
import { useEffect, useRef } from 'preact/hooks'
import type { RuleStatus } from '../../../../src/rules/model/rule.ts'
import { ALL_SITES } from '../../../../src/site/origin-pattern.ts'
import type { App } from '../../app/app.ts'
import { allow } from '../../app/site-access.ts'
import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { Back } from '../../shared/parts/back.tsx'
import { Icon } from '../../shared/parts/icon.tsx'
import { say } from '../../shared/words.ts'
import { detachDraft, openDraft } from './draft/open-draft.ts'
import { COOKIES_FIELD_ID } from './form/cookies-field-id.ts'
import { RuleEditor } from './form/rule-editor.tsx'
import { PutBackAll } from './list/restore-all.tsx'
import { moveRule, removeRule, switchGroup, switchRule } from './list/rule-actions.ts'
import { RuleHead } from './list/rule-head.tsx'
import { NEW_ID, rowOf } from './list/rule-ids.ts'
import { RuleList } from './list/rule-list.tsx'

/** The rules, and the form for one of them. */
export function RulesView({ app }: { app: App }) {
  const { view, rules } = app
  const draft = rulesState(view).draft.value
  const none = rules.value.length === 0
  const edited = rules.value.find(({ id }) => id === draft.id) ?? null

  const known = app.watching.value !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew when the rules change
  useEffect(() => {
    if (known) detachDraft(app)
  }, [app, known, rules.value])

  const detail = useRef<HTMLElement>(null)
  // A form begins at its top, wherever the last one was left.
  const toTop = (): void => detail.current?.scrollTo({ top: 0 })

  const edit = (status: RuleStatus | null): void => {
    openDraft(app, status?.id ?? null)
    toTop()
    view.detailOpen.value = true
    if (status === null) focusSoon(COOKIES_FIELD_ID)
  }
  const close = (): void => {
    view.detailOpen.value = false
    toTop()
    focusSoon(edited === null ? NEW_ID : rowOf(edited.id))
  }
  const moveHere = async (by: -1 | 1): Promise<void> => {
    if (edited === null) return
    await moveRule(app, edited.id, by)
    const at = app.rules.peek().findIndex(({ id }) => id === edited.id)
    // At the end of the list the button that was pressed is gone.
    const canGoOn = by < 0 ? at > 0 : at < app.rules.peek().length - 1
    focusSoon(by < 0 === canGoOn ? 'rule-up' : 'rule-down')
  }
  const remove = (status: RuleStatus): void => {
    const at = rules.value.indexOf(status)
    const next = rules.value[at + 1] ?? rules.value[at - 1]
    removeRule(app, status)
    view.detailOpen.value = false
    focusSoon(next === undefined ? NEW_ID : rowOf(next.id))
  }

  return (
    <div class={view.detailOpen.value || none ? 'split split-opened' : 'split'}>
      <section class="split-list" aria-label={say('rules_name')}>
        <div class="filters">
          <button id={NEW_ID} type="button" class="toggle" data-testid="rule-new" onClick={() => edit(null)}>
            <Icon name="plus" /> {say('rule_new')}
          </button>
        </div>
        {none && <p class="empty-small">{say('rules_none')}</p>}
        <RuleList
          rules={rules.value}
          edited={draft.id}
          onEdit={edit}
          onSwitch={(status, on) => switchRule(app, status, on)}
          onSwitchGroup={(group, on) => switchGroup(app, group, on)}
          // Painted in another place it would have lost the focus.
          onMove={(status, by) => void moveRule(app, status.id, by).then(() => focusSoon(rowOf(status.id)))}
          onRemove={remove}
          onAllow={(status) => allow(app, accessPattern(status))}
        />
        {!none && <PutBackAll app={app} />}
      </section>
      <section ref={detail} class="split-detail" aria-label={say('form_name')}>
        {!none && <Back onBack={close} />}
        <RuleHead
          app={app}
          status={edited}
          onMove={(by) => void moveHere(by)}
          onRemove={() => edited !== null && remove(edited)}
          onAllow={() => edited !== null && allow(app, accessPattern(edited))}
        />
        <RuleEditor key={draft.id} app={app} onClose={close} />
      </section>
    </div>
  )
}

/** What to ask the browser for, so that a rule may act. */
function accessPattern({ rule }: RuleStatus): string {
  const [only] = rule.scope.urls
  const simple = rule.scope.urls.length === 1 && only !== undefined && /^\*:\/\/[^/]+\//.test(only)
  return simple ? only.replace(/^(\*:\/\/[^/]+\/).*$/s, '$1*') : ALL_SITES
}
