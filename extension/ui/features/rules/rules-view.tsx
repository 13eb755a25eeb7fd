import './list/rule-list.css'
import './form/rule-form.css'
import { useEffect, useRef } from 'preact/hooks'
import type { RuleStatus } from '../../../../src/rules/model/rule.ts'
import { ALL_SITES } from '../../../../src/site/origin-pattern.ts'
import { allow } from '../../app/access/access-actions.ts'
import { focusSoon } from '../../shared/hooks/focus-soon.ts'
import { BackButton } from '../../shared/parts/back-button.tsx'
import { Icon } from '../../shared/parts/icon.tsx'
import { say } from '../../shared/words.ts'
import { moveRule, removeRule, restoreCookies, switchGroup, switchRule } from './actions/rule-actions.ts'
import { detachDraft, openDraft } from './draft/open-draft.ts'
import { RuleEditor } from './editor/rule-editor.tsx'
import { RuleHead } from './editor/rule-head.tsx'
import { RestoreCookies } from './list/restore-cookies.tsx'
import { RuleList } from './list/rule-list.tsx'
import { COOKIES_FIELD_ID } from './parts/cookies-field-id.ts'
import { NEW_RULE_ID, rowIdOf } from './parts/rule-ids.ts'
import type { RulesState } from './state/rules-state.ts'

/** The rules, and the form for one of them. */
export function RulesView({ rules }: { rules: RulesState }) {
  const { ruleList, frame } = rules
  const list = ruleList.value
  const draftId = rules.draft.value.id
  const edited = list.find(({ id }) => id === draftId) ?? null

  const isLoaded = rules.watching.value !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: to be called whenever the rules have changed
  useEffect(() => {
    // Until then the list is empty, and every rule would look removed.
    if (isLoaded) detachDraft(rules)
  }, [rules, isLoaded, list])

  const detail = useRef<HTMLElement>(null)
  // Another form must not open at the scroll position of the last one.
  const scrollToTop = (): void => detail.current?.scrollTo({ top: 0 })

  const edit = (status: RuleStatus | null): void => {
    openDraft(rules, status?.id ?? null)
    scrollToTop()
    frame.detailOpen.value = true
    if (status === null) focusSoon(COOKIES_FIELD_ID)
  }
  const close = (): void => {
    frame.detailOpen.value = false
    scrollToTop()
    focusSoon(edited === null ? NEW_RULE_ID : rowIdOf(edited.id))
  }
  const moveEdited = async (by: -1 | 1): Promise<void> => {
    if (edited === null) return
    await moveRule(rules, edited.id, by)
    const ids = ruleList.peek().map(({ id }) => id)
    const at = ids.indexOf(edited.id)
    // The pressed button disappears when the rule reaches an end of the list. Then the other button gets the focus.
    const canGoOn = by < 0 ? at > 0 : at < ids.length - 1
    focusSoon(by < 0 === canGoOn ? 'rule-up' : 'rule-down')
  }
  const remove = (status: RuleStatus): void => {
    const at = list.indexOf(status)
    const next = list[at + 1] ?? list[at - 1]
    removeRule(rules, status)
    frame.detailOpen.value = false
    focusSoon(next === undefined ? NEW_RULE_ID : rowIdOf(next.id))
  }

  return (
    <div class={frame.detailOpen.value || list.length === 0 ? 'split split-opened' : 'split'}>
      <section class="split-list" aria-label={say('rules_name')}>
        <div class="filters">
          <button id={NEW_RULE_ID} type="button" class="toggle" data-testid="rule-new" onClick={() => edit(null)}>
            <Icon name="plus" /> {say('rule_new')}
          </button>
        </div>
        {list.length === 0 && <p class="empty-small">{say('rules_none')}</p>}
        <RuleList
          rules={list}
          edited={draftId}
          onEdit={edit}
          onSwitch={(status, on) => switchRule(rules, status, on)}
          onSwitchGroup={(group, on) => switchGroup(rules, group, on)}
          // The row is rendered at another position, and loses the focus.
          onMove={(status, by) => void moveRule(rules, status.id, by).then(() => focusSoon(rowIdOf(status.id)))}
          onRemove={remove}
          onAllow={(status) => allow(rules, accessPattern(status))}
        />
        {list.length > 0 && <RestoreCookies rules={list} onRestore={() => restoreCookies(rules)} />}
      </section>
      <section ref={detail} class="split-detail" aria-label={say('form_name')}>
        {list.length > 0 && <BackButton onBack={close} />}
        <RuleHead
          status={edited}
          rules={list}
          exchanges={rules.log.exchanges.value}
          onMove={(by) => void moveEdited(by)}
          onRemove={() => edited !== null && remove(edited)}
          onAllow={() => edited !== null && allow(rules, accessPattern(edited))}
        />
        <RuleEditor key={draftId} rules={rules} onClose={close} />
      </section>
    </div>
  )
}

/** Returns the host permission that a rule needs. */
function accessPattern({ rule }: RuleStatus): string {
  const [only] = rule.scope.urls
  const isOneHost = rule.scope.urls.length === 1 && only !== undefined && /^\*:\/\/[^/]+\//.test(only)
  return isOneHost ? only.replace(/^(\*:\/\/[^/]+\/).*$/s, '$1*') : ALL_SITES
}
