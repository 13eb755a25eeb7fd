import { utc } from '../../cookie/civil-time.ts'
import type { Json } from '../layer/decoded.ts'
import { fromUtf8, toHex } from '../shared/byte-codecs.ts'
import { ByteReader, Unreadable, unlessUnreadable } from '../shared/byte-reader.ts'

type Writable = { [key: string]: Json }

/**
 * Reads Ruby's Marshal 4.8 without creating its objects: a symbol becomes `:name`, an object its instance variables and its
 * `class`, a Time its ISO date.
 * @returns undefined for other bytes
 */
export function readMarshal(
  bytes: Uint8Array,
): { readonly json: Json; readonly classes: readonly string[] } | undefined {
  if (bytes[0] !== 4 || bytes[1] !== 8) return undefined
  const reader = new MarshalReader(bytes)
  const json = unlessUnreadable(() => reader.whole())
  return json === undefined ? undefined : { json, classes: reader.classes }
}

class MarshalReader {
  readonly classes: string[] = []
  readonly #bytes: ByteReader
  /** Symbols, by number; `;` refers back to them. */
  readonly #symbols: string[] = []
  readonly #objects: Json[] = []

  constructor(bytes: Uint8Array) {
    // The two version bytes come first.
    this.#bytes = new ByteReader(bytes, 2)
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
    switch (type) {
      case '0':
        return null
      case 'T':
        return true
      case 'F':
        return false
      case 'i':
        return this.#integer()
      case ':':
      case ';':
        return `:${this.#symbolOf(type)}`
      case '"':
        return this.#keep(this.#text())
      case 'f':
        return this.#keep(Number(this.#text()))
      case 'l':
        return this.#keep(this.#bignum())
      case '@':
        return this.#link()
      case '[':
        return this.#list()
      case '{':
        return this.#hash(false)
      case '}':
        return this.#hash(true)
      case 'I':
        return this.#withVariables()
      case 'o':
        return this.#object()
      case 'u':
        return this.#userDefined()
      case 'U':
        return this.#userMarshal()
      case 'c':
      case 'm':
        return this.#keep(this.#text())
      default:
        throw new Unreadable()
    }
  }

  #integer(): number {
    const first = (this.#bytes.byte() << 24) >> 24
    if (first === 0) return 0
    if (first > 4) return first - 5
    if (first < -4) return first + 5
    let value = 0
    for (let i = 0; i < Math.abs(first); i += 1) value += this.#bytes.byte() * 256 ** i
    return first > 0 ? value : value - 256 ** -first
  }

  #length(): number {
    return this.#bytes.checkCount(this.#integer())
  }

  #raw(): Uint8Array {
    return this.#bytes.take(this.#length())
  }

  #text(): string {
    const raw = this.#raw()
    return fromUtf8(raw) ?? `0x${toHex(raw)}`
  }

  #symbolOf(type: string): string {
    if (type === ':') {
      const symbol = this.#text()
      this.#symbols.push(symbol)
      return symbol
    }
    const symbol = type === ';' ? this.#symbols[this.#integer()] : undefined
    if (symbol === undefined) throw new Unreadable()
    return symbol
  }

  #symbol(): string {
    return this.#symbolOf(this.#bytes.char())
  }

  #keep<T extends Json>(json: T): T {
    this.#objects.push(json)
    return json
  }

  #link(): Json {
    const json = this.#objects[this.#integer()]
    if (json === undefined) throw new Unreadable()
    // JSON can't contain one object twice, let alone within itself.
    return typeof json === 'object' && json !== null ? '(the same again)' : json
  }

  #bignum(): string {
    const sign = this.#bytes.byte()
    const words = this.#length()
    let value = 0n
    for (let i = 0; i < words * 2; i += 1) value += BigInt(this.#bytes.byte()) << BigInt(8 * i)
    return `${sign === 0x2d ? '-' : ''}${value}`
  }

  #list(): Json {
    const list: Json[] = []
    this.#objects.push(list)
    for (let left = this.#length(); left > 0; left -= 1) list.push(this.#value())
    return list
  }

  #hash(hasDefault: boolean): Json {
    const hash: Writable = Object.create(null)
    this.#objects.push(hash)
    for (let left = this.#length(); left > 0; left -= 1) {
      const key = this.#value()
      hash[typeof key === 'string' ? key : JSON.stringify(key)] = this.#value()
    }
    if (hasDefault) this.#value()
    return hash
  }

  #variables(into: Writable): void {
    for (let left = this.#length(); left > 0; left -= 1) into[this.#symbol()] = this.#value()
  }

  /** Reads a text with its encoding, or a Time with its zone; neither is kept. */
  #withVariables(): Json {
    const json = this.#value()
    this.#variables(Object.create(null))
    return json
  }

  #object(): Json {
    const object: Writable = Object.create(null)
    this.#objects.push(object)
    object['class'] = this.#class()
    this.#variables(object)
    return object
  }

  #class(): string {
    const name = this.#symbol()
    this.classes.push(name)
    return name
  }

  #userDefined(): Json {
    const name = this.#symbol()
    const raw = this.#raw()
    if (name === 'Time' && raw.length === 8) return this.#keep(timeOf(raw))
    this.classes.push(name)
    const object: Writable = Object.create(null)
    object['class'] = name
    object['data'] = `0x${toHex(raw)}`
    return this.#keep(object)
  }

  #userMarshal(): Json {
    const object: Writable = Object.create(null)
    this.#objects.push(object)
    object['class'] = this.#class()
    object['data'] = this.#value()
    return object
  }
}

/** Reads Time#_dump: two little-endian words with the fields of the date in UTC. */
function timeOf(raw: Uint8Array): string {
  const word = (at: number) =>
    ((raw[at + 3] ?? 0) * 2 ** 24 + ((raw[at + 2] ?? 0) << 16) + ((raw[at + 1] ?? 0) << 8) + (raw[at] ?? 0)) >>> 0
  const [date, time] = [word(0), word(4)]
  const ms = utc(
    ((date >>> 14) & 0xffff) + 1900,
    ((date >>> 10) & 0xf) + 1,
    (date >>> 5) & 0x1f,
    date & 0x1f,
    (time >>> 26) & 0x3f,
    (time >>> 20) & 0x3f,
  )
  return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : `0x${toHex(raw)}`
}
