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

/** Base64 of the text in UTF-8; a lone surrogate becomes U+FFFD, as everywhere. */
function toBase64(text: string): string {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  return btoa(binary)
}
