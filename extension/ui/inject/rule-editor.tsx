import { useState } from 'preact/hooks'
import { parsePastedCookies } from '../../../src/format/parse-pasted-cookies.ts'
import type { Problem } from '../../../src/inject/rule.ts'
import { validateRule } from '../../../src/inject/validate.ts'
import type { Trouble } from '../client.ts'
import { saveRule } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { EMPTY_DRAFT, type RuleDraft } from '../state/view.ts'
import { ruleOfDraft } from './draft-rule.ts'
import { formErrors, problemsSoFar } from './form-errors.ts'
import { RuleForm } from './rule-form.tsx'

/** The form with what it stands for: the half-typed rule, what is wrong with it, and the way to save it. */
export function RuleEditor({ app }: { app: App }) {
  const { view, place } = app
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [saving, setSaving] = useState(false)
  const draft = view.draft.value
  const pasted = parsePastedCookies(draft.cookies)
  const host = draft.host ?? place.value?.host ?? ''
  const rule = ruleOfDraft(draft, pasted, host)

  const change = (to: RuleDraft): void => {
    view.draft.value = to
    setProblems([])
    setTrouble(null)
  }
  const close = (): void => {
    change(EMPTY_DRAFT)
    view.opened.value = false
  }
  const save = async (): Promise<void> => {
    const found = validateRule(rule)
    setProblems(found)
    if (found.length > 0 || pasted.problems.length > 0) return
    setSaving(true)
    const failed = await saveRule(app, draft.id, rule)
    setSaving(false)
    if (failed === null) return close()
    setProblems(failed.problems ?? [])
    setTrouble((failed.problems ?? []).length > 0 ? null : failed)
  }

  return (
    <RuleForm
      draft={draft}
      pasted={pasted}
      host={host}
      errors={formErrors(draft.cookies, pasted, problems.length > 0 ? problems : problemsSoFar(rule), trouble)}
      saving={saving}
      onDraft={change}
      onSave={() => void save()}
      onCancel={close}
    />
  )
}
