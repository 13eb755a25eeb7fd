import type { RuleStatus } from '../../../src/inject/rule.ts'
import { ALL_SITES } from '../../../src/site/origin-pattern.ts'
import { Back } from '../parts/back.tsx'
import { Icon } from '../parts/icon.tsx'
import { allow, removeRule, switchRule } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { EMPTY_DRAFT } from '../state/view.ts'
import { say } from '../words.ts'
import { draftOfRule } from './draft-rule.ts'
import { RuleEditor } from './rule-editor.tsx'
import { RuleRow } from './rule-row.tsx'

/** The rules, and the form for one of them. */
export function InjectView({ app }: { app: App }) {
  const { view, rules } = app
  const edit = (status: RuleStatus | null): void => {
    view.draft.value = status === null ? EMPTY_DRAFT : draftOfRule(status)
    view.opened.value = true
  }
  const none = rules.value.length === 0
  return (
    <div class={view.opened.value || none ? 'split split-opened' : 'split'}>
      <section class="split-list" aria-label={say('rules_name')}>
        <div class="filters">
          <button type="button" class="toggle" data-testid="rule-new" onClick={() => edit(null)}>
            <Icon name="plus" /> {say('rule_new')}
          </button>
        </div>
        {none && <p class="empty-small">{say('rules_none')}</p>}
        <ul class="rules">
          {rules.value.map((status) => (
            <RuleRow
              key={status.id}
              status={status}
              edited={view.draft.value.id === status.id}
              onEdit={() => edit(status)}
              onSwitch={(on) => switchRule(app, status.id, on)}
              onRemove={() => removeRule(app, status)}
              onAllow={() => allow(app, accessPattern(status))}
            />
          ))}
        </ul>
      </section>
      <section class="split-detail" aria-label={say('form_name')}>
        {!none && <Back onBack={() => (view.opened.value = false)} />}
        <RuleEditor app={app} />
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
