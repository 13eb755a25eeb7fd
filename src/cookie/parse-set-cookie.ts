import {
  DOMAIN,
  EXPIRES,
  HTTP_ONLY,
  kindAt,
  MAX_AGE,
  NAME_LENGTH,
  PARTITIONED,
  PATH,
  SAME_SITE,
  SECURE,
  spells,
  UNKNOWN,
} from './attribute-kind.ts'
import { byteLength } from './byte-length.ts'
import { parseCookieDate } from './cookie-date.ts'
import { parseFixedDate } from './fixed-date.ts'
import { MAX_ATTRIBUTE_OCTETS, MAX_LIFETIME_SECONDS } from './limits.ts'
import { parseMaxAge } from './max-age.ts'
import type { Note } from './note.ts'
import { firstControl, HAS_CONTROL, HAS_NON_ASCII, scan } from './scan.ts'
import type { Attribute, SameSite, SetCookie } from './set-cookie.ts'

const SEMICOLON = 0x3b
const EQUALS = 0x3d

/** Shared, because most lines have nothing to note. */
const NO_NOTES: readonly Note[] = []

/**
 * Parses one Set-Cookie line (RFC 6265bis-22, section 5.6). Never throws and drops nothing: a line that a browser refuses
 * is parsed too, and `judge` gives the reasons.
 * @param line the header's value as the browser delivers it, decoded from UTF-8
 */
export function parseSetCookie(line: string): SetCookie {
  const flags = scan(line)
  const ascii = (flags & HAS_NON_ASCII) === 0
  let notes: Note[] | null = null

  // 2. "If the set-cookie-string contains a %x3B (";") character: the name-value-pair string consists of the characters
  //    up to, but not including, the first %x3B, and the unparsed-attributes consist of the remainder."
  let end = semicolonOrEnd(line, 0)
  // 3. "If the name-value-pair string lacks a %x3D ("=") character, then the name string is empty, and the value string
  //    is the value of name-value-pair. Otherwise, the name string consists of the characters up to the first %x3D."
  let equals = line.indexOf('=')
  // 4. "Remove any leading or trailing WSP characters from the name string and the value string."
  const hasName = equals >= 0 && equals < end
  const name = hasName ? trimmed(line, 0, equals) : ''
  const value = trimmed(line, hasName ? equals + 1 : 0, end)
  const size = ascii ? name.length + value.length : byteLength(name) + byteLength(value)
  if (!ascii) notes = noted(notes, 'non-ascii', null)
  if (!hasName && value !== '') notes = noted(notes, 'no-equals-sign', null)
  if (value.charCodeAt(0) === 0x22 && value.length > 1 && value.charCodeAt(value.length - 1) === 0x22) {
    notes = noted(notes, 'quotes-kept', null)
  }

  const attributes: Attribute[] = []
  let seen = 0
  let expires: number | null = null
  let expiresIndex = -1
  let maxAge: number | null = null
  let domain: string | null = null
  let path: string | null = null
  let secure = false
  let httpOnly = false
  let sameSite: SameSite | null = null
  let partitioned = false

  // "The user agent MUST use an algorithm equivalent to the following algorithm to parse the unparsed-attributes":
  while (end < line.length) {
    // 1. "If the unparsed-attributes string is empty, skip the rest of these steps."
    // 2. "Discard the first character of the unparsed-attributes (which will be a %x3B (";") character)."
    let start = end + 1
    // 5. "Remove any leading or trailing WSP characters from the attribute-name string and the attribute-value string."
    while (isBlank(line.charCodeAt(start))) start++
    // The end of a known name needs no search.
    let kind = kindAt(line, start)
    let nameEnd = start + (NAME_LENGTH[kind] ?? 0)
    let valueStart = nameEnd + 1
    let hasValue = kind !== UNKNOWN && line.charCodeAt(nameEnd) === EQUALS
    if (hasValue) {
      end = semicolonOrEnd(line, valueStart)
    } else if (kind !== UNKNOWN && (nameEnd === line.length || line.charCodeAt(nameEnd) === SEMICOLON)) {
      end = nameEnd
    } else {
      // 3. "If the remaining unparsed-attributes contains a %x3B (";") character: consume the characters up to it."
      end = semicolonOrEnd(line, start)
      // 4. "If the cookie-av string contains a %x3D ("=") character: the (possibly empty) attribute-name string consists
      //    of the characters up to the first %x3D, and the attribute-value string of the characters after it."
      // Kept for later attributes without `=`, so that each does not search the rest of the line again.
      if (equals >= 0 && equals < start) equals = line.indexOf('=', start)
      hasValue = equals >= 0 && equals < end
      nameEnd = hasValue ? equals : end
      valueStart = nameEnd + 1
      while (nameEnd > start && isBlank(line.charCodeAt(nameEnd - 1))) nameEnd--
      // `a=1;` and `a=1; ; Path=/` have an attribute without name and value, which is not kept.
      if (nameEnd === start && !hasValue) continue
      if (NAME_LENGTH[kind] !== nameEnd - start) kind = UNKNOWN
    }
    const rawValue = hasValue ? trimmed(line, valueStart, end) : null
    const index = attributes.length
    attributes.push({ name: line.slice(start, nameEnd), value: rawValue })
    if (kind === UNKNOWN) {
      // 7. (cont.) "cookie-avs with unrecognized attribute-names are ignored."
      notes = noted(notes, 'attribute-unknown', index)
      continue
    }
    const av = rawValue ?? ''
    // 6. "If the attribute-value is longer than 1024 octets, ignore the cookie-av string and return to Step 1."
    if (av.length * 3 > MAX_ATTRIBUTE_OCTETS && (ascii ? av.length : byteLength(av)) > MAX_ATTRIBUTE_OCTETS) {
      notes = noted(notes, 'attribute-too-long', index)
      continue
    }
    if ((seen & (1 << kind)) !== 0) notes = noted(notes, 'attribute-repeated', index)
    seen |= 1 << kind
    // 7. "Process the attribute-name and attribute-value according to the requirements in the following subsections."
    switch (kind) {
      case EXPIRES: {
        // 5.6.1: "If the attempt to parse the attribute-value failed, ignore the cookie-av."
        const date = parseFixedDate(line, valueStart, end) ?? parseCookieDate(av)
        expiresIndex = index
        if (date === null) notes = noted(notes, 'expires-unreadable', index)
        else expires = date
        break
      }
      case MAX_AGE: {
        // 5.6.2
        const seconds = parseMaxAge(av)
        if (seconds === null) notes = noted(notes, 'max-age-unreadable', index)
        else maxAge = seconds
        if (seconds !== null && seconds > MAX_LIFETIME_SECONDS) notes = noted(notes, 'lifetime-clamped', index)
        break
      }
      case DOMAIN: {
        // 5.6.3: "If the attribute-value starts with %x2E ("."), let cookie-domain be the attribute-value without its
        // leading %x2E. Convert the cookie-domain to lower case."
        const dotted = av.charCodeAt(0) === 0x2e
        domain = (dotted ? av.slice(1) : av).toLowerCase()
        if (dotted) notes = noted(notes, 'domain-leading-dot', index)
        break
      }
      case PATH:
        // 5.6.4: "If the attribute-value is empty or if the first character of the attribute-value is not %x2F ("/"):
        // let cookie-path be the default-path. Otherwise: let cookie-path be the attribute-value."
        path = av.charCodeAt(0) === 0x2f ? av : null
        if (path === null) notes = noted(notes, 'path-not-absolute', index)
        break
      case SECURE:
        // 5.6.5
        secure = true
        if (av !== '') notes = noted(notes, 'flag-value-ignored', index)
        break
      case HTTP_ONLY:
        // 5.6.6
        httpOnly = true
        if (av !== '') notes = noted(notes, 'flag-value-ignored', index)
        break
      case SAME_SITE:
        // 5.6.7: "Let enforcement be "Default". If cookie-av's attribute-value is a case-insensitive match for …"
        sameSite = sameSiteOf(av)
        if (sameSite === null) notes = noted(notes, 'samesite-unknown', index)
        break
      case PARTITIONED:
        // CHIPS, section 2.1
        partitioned = true
        if (av !== '') notes = noted(notes, 'flag-value-ignored', index)
        break
    }
  }
  // 5.7 step 6: "If the cookie-attribute-list contains an attribute with an attribute-name of "Max-Age" … Otherwise, …"
  if (expiresIndex >= 0 && maxAge !== null) notes = noted(notes, 'max-age-beats-expires', expiresIndex)

  return {
    line,
    name,
    value,
    attributes,
    size,
    controlAt: (flags & HAS_CONTROL) === 0 ? null : firstControl(line),
    expires,
    maxAge,
    domain,
    path,
    secure,
    httpOnly,
    sameSite,
    partitioned,
    notes: notes ?? NO_NOTES,
  }
}

function noted(notes: Note[] | null, code: Note['code'], attribute: number | null): Note[] {
  const note: Note = { code, attribute }
  if (notes === null) return [note]
  notes.push(note)
  return notes
}

/** Returns the enforcement of a SameSite value; null: the standard's "Default". */
function sameSiteOf(text: string): SameSite | null {
  if (text.length === 3 && spells(text, 0, 'lax')) return 'lax'
  if (text.length === 4 && spells(text, 0, 'none')) return 'none'
  return text.length === 6 && spells(text, 0, 'strict') ? 'strict' : null
}

function semicolonOrEnd(line: string, from: number): number {
  const at = line.indexOf(';', from)
  return at < 0 ? line.length : at
}

/** WSP = SP / HTAB: `String.trim` would remove more. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}

function trimmed(line: string, from: number, to: number): string {
  if (from < to && line.charCodeAt(from) > 0x20 && line.charCodeAt(to - 1) > 0x20) return line.slice(from, to)
  let start = from
  let end = to
  while (start < end && isBlank(line.charCodeAt(start))) start++
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--
  return line.slice(start, end)
}
