import { fromUtf8, toHex, toUtf8 } from './bytes.ts'
import type { DecodedFact, Json } from './decoded.ts'
import type { Decoder } from './decoder.ts'

const MAX_DEPTH = 64
const START = /^(?:[abdis]:|[OCE]:\d+:|N;)/

class Unreadable extends Error {}

/** PHP's serialize(). An object is read as its properties; its class is a fact: PHP would make one of whatever stands there. */
export const phpSerialized: Decoder = (text) => {
  const bytes = START.test(text) ? toUtf8(text) : null
  if (!bytes) return null
  try {
    const reader = new Serialized(bytes)
    const json = reader.value()
    if (!reader.isAtEnd) return null
    const facts: DecodedFact[] = reader.classes.map((name) => ({ label: 'class', text: name }))
    return { decoded: { kind: 'php-serialized', certain: true, text: JSON.stringify(json), json, facts } }
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

class Serialized {
  readonly classes: string[] = []
  readonly #bytes: Uint8Array
  #at = 0
  #depth = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  value(): Json {
    if (this.#depth >= MAX_DEPTH) throw new Unreadable()
    this.#depth += 1
    const json = this.#typed(this.#take(1))
    this.#depth -= 1
    return json
  }

  #typed(type: string): Json {
    if (type === 'N') {
      this.#expect(';')
      return null
    }
    this.#expect(':')
    switch (type) {
      case 'b':
        return this.#until(';', /^[01]$/) === '1'
      case 'i': {
        const digits = this.#until(';', /^-?\d+$/)
        return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits
      }
      case 'd': {
        const digits = this.#until(';', /^(?:-?[\d.]+(?:e[+-]?\d+)?|NAN|-?INF)$/i)
        return Number.isFinite(Number(digits)) ? Number(digits) : digits
      }
      case 's': {
        const text = this.#quoted()
        this.#expect(';')
        return text
      }
      case 'a':
        return this.#members(this.#length(), true)
      case 'O': {
        this.classes.push(this.#quoted())
        this.#expect(':')
        return this.#members(this.#length(), false)
      }
      default:
        throw new Unreadable()
    }
  }

  #take(count: number): string {
    if (this.#at + count > this.#bytes.length) throw new Unreadable()
    this.#at += count
    return String.fromCharCode(...this.#bytes.subarray(this.#at - count, this.#at))
  }

  #expect(char: string): void {
    if (this.#take(1) !== char) throw new Unreadable()
  }

  #until(end: string, form: RegExp): string {
    const at = this.#bytes.indexOf(end.charCodeAt(0), this.#at)
    if (at < 0 || at - this.#at > 40) throw new Unreadable()
    const text = this.#take(at - this.#at)
    this.#at += 1
    if (!form.test(text)) throw new Unreadable()
    return text
  }

  #length(): number {
    return Number(this.#until(':', /^\d{1,7}$/))
  }

  /** `5:"alice"`: the length counts bytes. */
  #quoted(): string {
    const length = this.#length()
    this.#expect('"')
    const start = this.#at
    if (start + length > this.#bytes.length) throw new Unreadable()
    this.#at += length
    this.#expect('"')
    const bytes = this.#bytes.slice(start, start + length)
    return fromUtf8(bytes) ?? `0x${toHex(bytes)}`
  }

  #members(count: number, isArray: boolean): Json {
    if (count > this.#bytes.length) throw new Unreadable()
    this.#expect('{')
    const entries: [string, Json][] = []
    let isList = isArray
    for (let i = 0; i < count; i += 1) {
      const key = this.value()
      if (typeof key !== 'string' && typeof key !== 'number') throw new Unreadable()
      if (key !== i) isList = false
      entries.push([bareName(String(key)), this.value()])
    }
    this.#expect('}')
    if (isList) return entries.map(([, value]) => value)
    const object: { [key: string]: Json } = Object.create(null)
    for (const [key, value] of entries) object[key] = value
    return object
  }
}

/** A private property is written `\0Class\0name`, a protected one `\0*\0name`. */
function bareName(name: string): string {
  return name.replace(/^\0[^\0]*\0/, '')
}
