/** A piece of a Set-Cookie line as it was written. All pieces together are the line. */
export interface LinePart {
  readonly kind: 'name' | 'value' | 'attribute' | 'gap'
  readonly text: string
  /** The attribute's name, in lower case; only for parts of an attribute. */
  readonly attribute?: string
}

export function lineParts(line: string): LinePart[] {
  const [pair = '', ...attributes] = line.split(';')
  const parts: LinePart[] = []
  const equals = pair.indexOf('=')
  const name = pair.slice(0, Math.max(0, equals))
  if (equals >= 0) add(parts, 'name', name, '=')
  add(parts, 'value', pair.slice(equals + 1))
  for (const text of attributes) {
    parts.push({ kind: 'gap', text: ';' })
    add(parts, 'attribute', text)
  }
  return parts
}

function add(parts: LinePart[], kind: LinePart['kind'], text: string, after = ''): void {
  const [, before = '', core = '', trailing = ''] = /^([ \t]*)(.*?)([ \t]*)$/s.exec(text) ?? []
  if (before !== '') parts.push({ kind: 'gap', text: before })
  if (core !== '') {
    const attribute = kind === 'attribute' ? { attribute: (core.split('=')[0] ?? '').trimEnd().toLowerCase() } : {}
    parts.push({ kind, text: core, ...attribute })
  }
  if (trailing + after !== '') parts.push({ kind: 'gap', text: trailing + after })
}
