import type { Exchange, Received } from '../exchange/model/exchange.ts'
import { lineParts } from '../exchange/model/line-parts.ts'
import { Masker } from '../text/masker.ts'

/** URL parameters whose names suggest that they are secret. */
const SECRET_PARAMETER =
  /([?&#;](?:access_?token|id_?token|refresh_?token|token|api_?key|key|code|auth|authorization|jwt|password|passwd|pwd|secret|session(?:_?id)?|sid|sig|signature)=)([^&#;]+)/gi
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]+)@/i

/** Masks every cookie value wherever it occurs in the exchanges, and the secret parameters of URLs. */
export function maskExchanges(exchanges: readonly Exchange[]): Exchange[] {
  const masker = new Masker(secretsOf(exchanges))
  return exchanges.map((exchange) => maskExchange(exchange, masker))
}

function* secretsOf(exchanges: readonly Exchange[]): Iterable<string> {
  for (const { url, redirectedTo, topUrl, sent, received } of exchanges) {
    for (const { value } of sent.cookies) yield value
    for (const one of received) {
      yield one.value
      if (one.was) yield one.was
    }
    for (const text of [url, redirectedTo, topUrl]) {
      for (const [, , value] of (text ?? '').matchAll(SECRET_PARAMETER)) yield value ?? ''
      const user = USER_INFO.exec(text ?? '')?.[2]
      if (user !== undefined) yield user
    }
  }
}

function maskExchange(exchange: Exchange, masker: Masker): Exchange {
  const text = (value: string) => masker.text(value)
  const maybe = (value: string | null) => (value === null ? null : maskUrl(value, masker))
  const cookies = exchange.sent.cookies.map(({ name, value }) => ({ name: text(name), value: masker.token(value) }))
  return {
    ...exchange,
    url: maskUrl(exchange.url, masker),
    initiator: maybe(exchange.initiator),
    redirectedTo: maybe(exchange.redirectedTo),
    topUrl: maybe(exchange.topUrl),
    error: maybe(exchange.error),
    sent: {
      header: exchange.sent.header === null ? null : maskHeader(exchange.sent.header, masker),
      cookies,
      injected: exchange.sent.injected.map((one) => ({ ...one, name: text(one.name) })),
    },
    received: exchange.received.map((one) => maskReceived(one, masker)),
  }
}

/** Masks secret parameters only where they stand: searched for elsewhere, a short secret would match by chance. */
function maskUrl(url: string, masker: Masker): string {
  const masked = url
    .replace(SECRET_PARAMETER, (_, start: string, value: string) => start + masker.token(value))
    .replace(USER_INFO, (_, scheme: string, user: string) => `${scheme}${masker.token(user)}@`)
  return masker.text(masked)
}

function maskHeader(header: string, masker: Masker): string {
  return header
    .split('; ')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return masker.text(pair.slice(0, equals + 1)) + masker.token(pair.slice(equals + 1))
    })
    .join('; ')
}

function maskReceived(received: Received, masker: Masker): Received {
  return {
    ...received,
    line: maskLine(received.line, masker),
    ...(received.became == null ? {} : { became: maskLine(received.became, masker) }),
    name: masker.text(received.name),
    value: masker.token(received.value),
    attributes: received.attributes.map(({ name, value }) => ({
      name: masker.text(name),
      value: value === null ? null : masker.text(value),
    })),
    ...(received.was == null ? {} : { was: masker.token(received.was) }),
  }
}

function maskLine(line: string, masker: Masker): string {
  return lineParts(line)
    .map(({ kind, text }) => (kind === 'value' ? masker.token(text) : masker.text(text)))
    .join('')
}
