import { describe, expect, it } from 'vitest'
import en from '../../../public/_locales/en/messages.json'
import { API_ERROR_CODES } from '../../../src/contract/api-error.ts'
import { NOTES } from '../../../src/cookie/note.ts'
import { DECODED_KINDS, FACT_LABELS, MEANINGS } from '../../../src/decode/layer/decoded.ts'
import { COPY_FORMATS } from '../../../src/export/copy-as.ts'
import { LOG_FORMATS } from '../../../src/export/export-log.ts'
import { REPORT_WORDS } from '../../../src/export/report.ts'
import { LOSS_CODES, PASTE_FORMATS, PASTE_PROBLEMS } from '../../../src/format/paste.ts'
import { CHANGED_BY } from '../../../src/jar/logged-change.ts'
import { OWN_COOKIE_PROBLEM_CODES } from '../../../src/jar-edit/cookie-problem.ts'
import { RESPONSE_WAYS } from '../../../src/rules/model/response-changes.ts'
import { DRIFT_CODES, PROBLEM_CODES } from '../../../src/rules/model/rule.ts'
import { FUNCTIONS } from '../../../src/rules/template/template-functions.ts'
import { MISSING_FACTS } from '../../../src/verdict/explain/missing-facts.ts'
import { COOKIE_BLOCKED_REASONS, SET_COOKIE_BLOCKED_REASONS } from '../../../src/verdict/explain/refusals.ts'
import { WARNINGS } from '../../../src/verdict/explain/warnings.ts'
import { OUTCOMES } from '../../../src/verdict/verdict.ts'

interface Message {
  message: string
  description: string
  placeholders?: Record<string, { content: string }>
}
const messages = new Map<string, Message>(Object.entries(en))

describe('every code of a closed list has its words', () => {
  it.each<[string, readonly string[]]>([
    ['outcome', OUTCOMES],
    ['likely', OUTCOMES],
    ['reason', SET_COOKIE_BLOCKED_REASONS],
    ['remedy', SET_COOKIE_BLOCKED_REASONS],
    ['unsent', COOKIE_BLOCKED_REASONS],
    ['warning', WARNINGS],
    ['fact', MISSING_FACTS],
    ['note', NOTES],
    ['problem', PROBLEM_CODES],
    ['badcookie', OWN_COOKIE_PROBLEM_CODES],
    ['drift', DRIFT_CODES],
    ['paste', PASTE_PROBLEMS],
    ['format', PASTE_FORMATS],
    ['loss', LOSS_CODES],
    ['layer', DECODED_KINDS],
    ['label', FACT_LABELS],
    ['meaning', MEANINGS],
    ['report', REPORT_WORDS],
    ['response_way', RESPONSE_WAYS],
    ['fault', API_ERROR_CODES],
    ['export', LOG_FORMATS],
    ['export_why', LOG_FORMATS],
    ['copy_as', COPY_FORMATS],
    ['changed_by', CHANGED_BY],
    ['state', ['applied', 'off', 'refused', 'no-access', 'spent']],
    ['certainty', ['predicted', 'observed', 'contradicted']],
  ])('%s', (family, codes) => {
    const missing = codes.filter((code) => !messages.has(`${family}_${code.replaceAll('-', '_')}`))
    expect(missing).toEqual([])
  })
})

it('the words for an unknown placeholder name every one that there is', () => {
  const { message = '' } = messages.get('problem_template_unknown') ?? {}
  expect(Object.keys(FUNCTIONS).filter((name) => !message.includes(`{{${name}`))).toEqual([])
})

describe('every message', () => {
  const failing = (bad: (key: string, message: Message) => boolean) =>
    [...messages].filter(([key, message]) => bad(key, message)).map(([key]) => key)

  it('is a key that browsers take, with words and a description', () => {
    const whole = (key: string, { message, description }: Message) =>
      /^[A-Za-z0-9_@]+$/.test(key) && message.trim() !== '' && description.trim() !== ''
    expect(failing((key, message) => !whole(key, message))).toEqual([])
  })

  it('uses exactly the placeholders it declares', () => {
    const names = (text: string) => [...text.matchAll(/\$(\w+)\$/g)].map(([, name]) => name).sort()
    expect(
      failing(
        (_, { message, placeholders = {} }) =>
          `${[...new Set(names(message))]}` !== `${Object.keys(placeholders).sort()}`,
      ),
    ).toEqual([])
  })

  it('closes the backticks it opens', () => {
    expect(failing((_, { message }) => message.split('`').length % 2 === 0)).toEqual([])
  })

  it('has its other half when it is one of a plural', () => {
    expect(failing((key) => key.endsWith('_one') && !messages.has(key.replace(/_one$/, '_other')))).toEqual([])
  })
})

it('keeps to the lengths of the stores', () => {
  expect(messages.get('extension_description')?.message.length).toBeLessThanOrEqual(132)
})
