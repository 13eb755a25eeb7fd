import type { Json } from '../layer/decoded.ts'

/** Returns undefined when the text isn't JSON. A name like `__proto__` becomes an own property. */
export function parseJson(text: string): Json | undefined {
  try {
    // Safe cast: `JSON.parse` returns nothing else.
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

export function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** Returns the object or array of a JSON text; undefined for other text. */
export function parseStructure(text: string): Json | undefined {
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined
  return typeof json === 'object' && json !== null ? json : undefined
}
