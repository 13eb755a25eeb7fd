import { useEffect, useMemo, useState } from 'preact/hooks'
import { splitUrl } from '../../../src/cookie/url.ts'
import { headerOfJar } from '../../../src/jar-edit/header-of-jar.ts'
import type { RuleInput, ValidationProblem } from '../../../src/rules/model/rule.ts'
import { toWireRule } from '../../../src/rules/plan/wire-rule.ts'
import { validateRule } from '../../../src/rules/validate/validate.ts'
import type { Trouble } from '../client.ts'
import { focusSoon } from '../parts/focus-soon.ts'
import type { App } from '../state/app.ts'
import { createPageJar, pageOfTab } from '../state/page-jar.ts'
import { AskEverywhere } from './ask-everywhere.tsx'
import { cancelDraft } from './cancel-draft.ts'
import { CheckLine } from './check-line.tsx'
import { COOKIES_FIELD_ID } from './cookies-field-id.ts'
import { ruleOfDraft, takeOver } from './draft-rule.ts'
import { formErrors, problemsSoFar } from './form-errors.ts'
import { dropDraft } from './open-draft.ts'
import { addRules, saveRule } from './rule-actions.ts'
import type { Edit } from './rule-draft.ts'
import { RuleForm } from './rule-form.tsx'
import { groupNames } from './rule-runs.ts'
import { exampleUrl, isEverywhere } from './scope-url.ts'
import { useCheck } from './use-check.ts'
import { readText, usePaste } from './use-paste.ts'
import { WirePreview } from './wire-preview.tsx'
import { wireTokens } from './wire-tokens.ts'

/** The form with what it stands for: the half-typed rule, what is wrong with it, what it would do, and the way to save it. */
export function RuleEditor({ app, onClose }: { app: App; onClose: () => void }) {
  const { view, place, rules, tab } = app
  const [problems, setProblems] = useState<readonly ValidationProblem[]>([])
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [saving, setSaving] = useState(false)
  /** The rule for all sites that the second question is about. */
  const [asking, setAsking] = useState<RuleInput | null>(null)
  const draft = view.draft.value
  const paste = usePaste(draft.paste)
  const hosts = draft.hosts ?? place.value?.host ?? ''
  const rule = ruleOfDraft(draft, paste, hosts)
  const url = exampleUrl(rule, tab.value?.url ?? null)
  const page = useMemo(
    () => createPageJar(app, () => (url === null || url === app.tab.value?.url ? pageOfTab(app) : { url })),
    [app, url],
  )
  useEffect(() => page.watch(), [page])
  const header = url === null ? null : headerOfJar(page.cookies.value ?? [], url, Date.now())
  const inJar = new Set((header ?? '').split('; ').map((pair) => pair.replace(/=.*$/s, '')))
  const checked = useCheck(
    app,
    draft.id,
    rule,
    Object.keys(rule.cookies).filter((name) => inJar.has(name)),
  )
  const check = checked?.status ?? null
  const given = check === null ? rule : { ...rule, cookies: { ...rule.cookies, ...check.values } }

  const forgetFaults = (): void => {
    setProblems([])
    setTrouble(null)
    setAsking(null)
  }
  const change = (edit: Edit): void => {
    const now = view.draft.peek()
    // The form of another rule may be open by now.
    if (now.id !== draft.id) return
    view.draft.value = { ...edit(now), typed: true }
    forgetFaults()
  }
  const close = (drop: (app: App) => void): void => {
    forgetFaults()
    drop(app)
    onClose()
  }
  const keep = async (wanted: RuleInput, typed = view.draft.peek()): Promise<void> => {
    setSaving(true)
    const failed = await saveRule(app, draft.id, wanted)
    setSaving(false)
    // What was typed meanwhile, or opened, stays.
    if (failed === null) return view.draft.peek() === typed ? close(dropDraft) : undefined
    setProblems(failed.problems ?? [])
    setTrouble((failed.problems ?? []).length > 0 ? null : failed)
  }
  /** Reads the text as it is now: what is previewed may be older than the last key. */
  const take = async (): Promise<void> => {
    const { paste: text } = view.draft.peek()
    const read = await readText(text)
    if (read !== null) change((now) => (now.paste === text ? takeOver(now, read) : now))
  }
  const takeRules = async (all: readonly RuleInput[]): Promise<void> => {
    const { paste: text } = view.draft.peek()
    const failed = await addRules(app, all)
    setTrouble(failed)
    if (failed === null) change((now) => (now.paste === text ? { ...now, paste: '', unwanted: [] } : now))
  }
  const save = async (): Promise<void> => {
    const typed = view.draft.peek()
    const read = await readText(typed.paste)
    const wanted = ruleOfDraft(typed, read, hosts)
    const found = validateRule(wanted)
    setProblems(found)
    if ((read?.problems ?? []).length > 0) return focusSoon(COOKIES_FIELD_ID)
    if (found.length > 0) return
    if (isEverywhere(wanted)) return setAsking(wanted)
    await keep(wanted, typed)
  }

  const stay = (): void => {
    setAsking(null)
    focusSoon('rule-save')
  }

  const soFar = problems.length > 0 ? problems : [...problemsSoFar(rule), ...(checked?.problems ?? [])]
  // What is no rule yet has no header to show.
  const shownAt = validateRule(rule).length === 0 ? url : null
  return (
    <RuleForm
      draft={draft}
      paste={paste}
      hosts={hosts}
      place={place.value}
      tabId={tab.value?.id ?? null}
      groups={groupNames(rules.value)}
      inJar={inJar}
      values={check?.values ?? {}}
      responseVia={check?.responseVia ?? []}
      errors={formErrors(draft, paste, soFar, trouble)}
      saving={saving}
      showValues={view.showValues.value}
      preview={
        shownAt !== null && (
          <WirePreview
            tokens={wireTokens(header, toWireRule('', given))}
            where={`${splitUrl(shownAt).host}${splitUrl(shownAt).path}`}
            held={check?.via.includes('jar') ? Object.keys(rule.cookies).filter((name) => inJar.has(name)) : []}
            showValues={view.showValues.value}
          />
        )
      }
      check={check !== null && <CheckLine status={check} />}
      question={asking === null ? null : <AskEverywhere onYes={() => void keep(asking)} onNo={stay} />}
      onDraft={change}
      onTake={() => void take()}
      onRules={(all) => void takeRules(all)}
      onSave={() => void save()}
      onCancel={() => close(cancelDraft)}
    />
  )
}
