import type { DecodedFact, Json } from '../layer/decoded.ts'
import type { Decoder } from '../layer/decoder.ts'
import { fromUtf8, toHex, toUtf8 } from '../shared/byte-codecs.ts'
import { ByteReader, Unreadable, unlessUnreadable } from '../shared/byte-reader.ts'

const START = /^(?:[abdis]:|[OCE]:\d+:|N;)/
/** Longer than any number or length in a value. */
const MAX_NUMBER_LENGTH = 40

/** Decodes PHP's serialize(). An object is read as its properties, without creating it; its class is a fact. */
export const phpSerialized: Decoder = (text) => {
  const bytes = START.test(text) ? toUtf8(text) : null
  if (!bytes) return null
  const reader = new PhpReader(bytes)
  const json = unlessUnreadable(() => reader.whole())
  if (json === undefined) return null
  const facts: DecodedFact[] = reader.classes.map((name) => ({ label: 'class', text: name }))
  return { decoded: { kind: 'php-serialized', certain: true, text: JSON.stringify(json), json, facts } }
}

class PhpReader {
  readonly classes: string[] = []
  readonly #bytes: ByteReader

  constructor(bytes: Uint8Array) {
    this.#bytes = new ByteReader(bytes)
  }

  whole(): Json {
    const json = this.#value()
    if (!this.#bytes.isAtEnd) throw new Unreadable()
    return json
  }

  #value(): Json {
    return this.#bytes.nested(() => this.#typed(this.#bytes.char()))
  }

  #typed(type: string): Json {
    if (type === 'N') {
      this.#bytes.expect(';')
      return null
    }
    this.#bytes.expect(':')
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
        this.#bytes.expect(';')
        return text
      }
      case 'a':
        return this.#members(this.#length(), true)
      case 'O': {
        this.classes.push(this.#quoted())
        this.#bytes.expect(':')
        return this.#members(this.#length(), false)
      }
      default:
        throw new Unreadable()
    }
  }

  #until(end: string, form: RegExp): string {
    const text = this.#bytes.until(end, MAX_NUMBER_LENGTH)
    if (!form.test(text)) throw new Unreadable()
    return text
  }

  #length(): number {
    return Number(this.#until(':', /^\d{1,7}$/))
  }

  /** Reads `5:"alice"`, where the length counts bytes. */
  #quoted(): string {
    const length = this.#length()
    this.#bytes.expect('"')
    const bytes = this.#bytes.take(length)
    this.#bytes.expect('"')
    return fromUtf8(bytes) ?? `0x${toHex(bytes)}`
  }

  #members(count: number, isArray: boolean): Json {
    this.#bytes.checkCount(count)
    this.#bytes.expect('{')
    const entries: [string, Json][] = []
    let isList = isArray
    for (let i = 0; i < count; i += 1) {
      const key = this.#value()
      if (typeof key !== 'string' && typeof key !== 'number') throw new Unreadable()
      if (key !== i) isList = false
      entries.push([withoutVisibility(String(key)), this.#value()])
    }
    this.#bytes.expect('}')
    if (isList) return entries.map(([, value]) => value)
    const object: { [key: string]: Json } = Object.create(null)
    for (const [key, value] of entries) object[key] = value
    return object
  }
}

/** Returns the plain name of a property. A private one is written `\0Class\0name`, a protected one `\0*\0name`. */
function withoutVisibility(name: string): string {
  return name.replace(/^\0[^\0]*\0/, '')
}
