import type { Json } from './decoded.ts'

/** What JSON text says; undefined when it is none. A name like `__proto__` is an object's own. */
export function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse gives nothing else.
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

export function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** Whether text is JSON that says more than a word or a number: an object or a list. */
export function parseStructure(text: string): Json | undefined {
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined
  return typeof json === 'object' && json !== null ? json : undefined
}
