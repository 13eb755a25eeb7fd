import type { TemplatePart } from './template-parts.ts'

/** What a template needs from outside. */
export interface TemplateSources {
  /** ms since the epoch */
  readonly now: number
  readonly uuid: () => string
  /** The jar's value of that name for the hosts in scope; null: it has none. */
  readonly cookie: (name: string) => string | null
}

export interface Evaluated {
  /** null: it can't be told */
  readonly value: string | null
  /** Names of cookies that the jar does not hold. */
  readonly absent: readonly string[]
}

/** The value that a template comes to, once: asked again, it may come to another. */
export function evaluateTemplate(parts: readonly TemplatePart[], sources: TemplateSources): Evaluated {
  const absent: string[] = []
  const value = join(parts, sources, absent, (text) => text)
  return { value: absent.length > 0 ? null : value, absent }
}

/** @param written how what is put in for a placeholder is written, so that it stays within a text of JSON */
function join(
  parts: readonly TemplatePart[],
  sources: TemplateSources,
  absent: string[],
  written: (text: string) => string,
): string | null {
  let value = ''
  for (const part of parts) {
    const text = part.kind === 'text' ? part.text : resolved(part, sources, absent)
    if (text === null) return null
    value += part.kind === 'text' ? text : written(text)
  }
  return value
}

function resolved(
  part: Exclude<TemplatePart, { kind: 'text' }>,
  sources: TemplateSources,
  absent: string[],
): string | null {
  switch (part.kind) {
    case 'uuid':
      return sources.uuid()
    case 'now': {
      const ms = sources.now + part.offset
      if (part.form === 'iso') return new Date(ms).toISOString()
      return String(part.form === 'ms' ? Math.floor(ms) : Math.floor(ms / 1000))
    }
    case 'cookie': {
      const value = sources.cookie(part.name)
      if (value === null) absent.push(part.name)
      return value ?? ''
    }
    case 'base64': {
      const text = join(part.parts, sources, absent, (one) => one)
      return text === null ? null : toBase64(text)
    }
    case 'json': {
      const text = join(part.parts, sources, absent, (one) => JSON.stringify(one).slice(1, -1))
      return text === null ? null : compactJson(text)
    }
  }
}

function compactJson(text: string): string | null {
  try {
    return encodeURIComponent(JSON.stringify(JSON.parse(text)))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return null
    throw error
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Of the text in UTF-8; a surrogate that stands alone is written as U+FFFD, as everywhere. */
function toBase64(text: string): string {
  const bytes = utf8(text)
  let written = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const length = Math.min(3, bytes.length - at)
    for (let i = 0; i < 4; i += 1) written += i <= length ? (ALPHABET[(group >> (18 - 6 * i)) & 63] ?? '') : '='
  }
  return written
}

function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const char of text) {
    const point = /^[\ud800-\udfff]$/.test(char) ? 0xfffd : (char.codePointAt(0) ?? 0)
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
  }
  return bytes
}
