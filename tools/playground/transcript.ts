import words from '../../public/_locales/en/messages.json' with { type: 'json' }
import type { Exchange, Injected, Received } from '../../src/exchange/model/exchange.ts'
import { withoutRedundantSchemeful } from '../../src/verdict/explain/without-redundant-schemeful.ts'
import type { Outcome, Verdict } from '../../src/verdict/verdict.ts'

const WORDS: Readonly<Record<Outcome, string>> = {
  stored: 'kept',
  replaced: 'kept, in place of the one before',
  deleted: 'deleted the one before',
  ignored: 'expired on arrival: nothing to keep, nothing to delete',
  blocked: 'REFUSED',
  unknown: 'not known whether kept',
}
const EFFECTS: Readonly<Record<Injected['effect'], string>> = {
  added: 'added by your rule',
  replaced: 'replaced by your rule',
  removed: 'left out by your rule',
}
const LABEL_WIDTH = 11
const LONGEST_TEXT = 60
const LONGEST_URL = 120

/** Describes one hop as lines of text: the request, the cookies it sent, the cookies that came back, and each one's verdict. */
export function hopLines(exchange: Exchange, number: number): string[] {
  const { method, url, status, error, type, fromCache, sent, received, missed } = exchange
  const kind = type === 'main_frame' ? '' : `  [${type}]`
  const end = error ?? (status === null ? 'no answer' : String(status))
  const injected = new Map(sent.injected.map((one) => [one.name, one.effect]))
  const out = sent.cookies.map(({ name, value }) => {
    const effect = injected.get(name)
    return `${short(`${name}=${value}`)}${effect ? `   <- ${EFFECTS[effect]}` : ''}`
  })
  const removed = sent.injected
    .filter((one) => one.effect === 'removed')
    .map((one) => `${one.name}   <- ${EFFECTS.removed}`)
  return [
    `${String(number).padStart(3)}. ${method} ${short(url, LONGEST_URL)} -> ${end}${fromCache ? ' (from cache)' : ''}${kind}`,
    ...labelled('sent', missed.includes('request') ? ['not seen'] : [...out, ...removed]),
    ...labelled('returned', missed.includes('response') ? ['not seen'] : received.flatMap(receivedLines)),
  ]
}

function receivedLines({ line, verdict }: Received): string[] {
  return [
    `${short(line)}   ${verdictText(verdict)}`,
    ...withoutRedundantSchemeful(verdict.reasons).map((reason) => `   because: ${sentence(reason)}`),
  ]
}

/** `kept (the jar says so)`. */
export function verdictText(verdict: Verdict): string {
  const { outcome, certainty, predicted } = verdict
  const basis = {
    predicted: 'by the rules, the jar was not asked',
    observed: 'the jar says so',
    contradicted: `the jar says so, the rules had said: ${predicted === undefined ? 'otherwise' : WORDS[predicted]}`,
  }
  return `${WORDS[outcome]} (${basis[certainty]})`
}

/** The interface's own sentence for a reason, followed by the name that browsers' developer tools use. */
function sentence(reason: string): string {
  const all: Readonly<Record<string, { readonly message: string } | undefined>> = words
  return `${all[`reason_${reason}`]?.message.replaceAll('`', '') ?? 'no text for this reason'} [${reason}]`
}

function labelled(label: string, lines: readonly string[]): string[] {
  const all = lines.length > 0 ? lines : ['no cookie']
  return all.map((line, at) => `     ${(at === 0 ? label : '').padEnd(LABEL_WIDTH)}${line}`)
}

/** Shortens text, and escapes control characters, which could control the terminal. */
function short(text: string, longest = LONGEST_TEXT): string {
  const shown = text.replace(/[\0-\x1f\x7f-\x9f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 1)}… (${text.length} characters)`
}
