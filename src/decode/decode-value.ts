import { aspnetcoreCulture, aspnetcoreProtected } from './aspnetcore.ts'
import { base64, uuid } from './base64.ts'
import { dateOrEpoch } from './date-or-epoch.ts'
import type { Decoded } from './decoded.ts'
import type { Decoder } from './decoder.ts'
import { djangoSigned } from './django-signed.ts'
import { expressJson, expressSigned, maybeSigned } from './express.ts'
import { f5Bigip } from './f5-bigip.ts'
import { googleAnalytics, googleAnalytics4 } from './google-analytics.ts'
import { iabTcf } from './iab-tcf.ts'
import { iron } from './iron.ts'
import { itsdangerous } from './itsdangerous.ts'
import { json } from './json.ts'
import { jwt } from './jwt.ts'
import { laravel } from './laravel.ts'
import { metaPixel } from './meta-pixel.ts'
import { opaque } from './opaque.ts'
import { phpSerialized } from './php-serialized.ts'
import { railsEncrypted, railsSigned } from './rails.ts'
import { springRememberMe } from './spring-remember-me.ts'
import { urlEncoded } from './url-encoded.ts'

/** Longer than any cookie. */
const MAX_LENGTH = 65_536
const MAX_LAYERS = 8

/** The most specific first: decoders that recognize a name or a prefix come before decoders that guess. */
const DECODERS: readonly Decoder[] = [
  opaque,
  urlEncoded,
  json,
  jwt,
  iron,
  aspnetcoreProtected,
  laravel,
  expressSigned,
  expressJson,
  djangoSigned,
  railsSigned,
  railsEncrypted,
  phpSerialized,
  metaPixel,
  googleAnalytics,
  googleAnalytics4,
  f5Bigip,
  iabTcf,
  aspnetcoreCulture,
  springRememberMe,
  uuid,
  dateOrEpoch,
  itsdangerous,
  maybeSigned,
  base64,
]

/**
 * Decodes a cookie's value layer by layer, outermost first; no layers when it is plain text. A guess has `certain: false`.
 * Signatures are not checked and nothing is decrypted: there is no key. Never throws.
 * @param name the cookie's name: some values are recognized by it only
 */
export function decodeValue(value: string, name = ''): Decoded[] {
  const layers: Decoded[] = []
  let text: string | undefined = unquoted(value)
  while (text !== undefined && text !== '' && text.length <= MAX_LENGTH && layers.length < MAX_LAYERS) {
    const layer = firstOf(text, name)
    if (layer === null) break
    layers.push(layer.decoded)
    text = layer.inner
  }
  return layers
}

/** Browsers keep the quotes around a value, servers remove them. A JSON text keeps them. */
function unquoted(value: string): string {
  return /^"[^"\\]*"$/.test(value) ? value.slice(1, -1) : value
}

function firstOf(text: string, name: string): ReturnType<Decoder> {
  for (const decoder of DECODERS) {
    const layer = decoder(text, name)
    if (layer) return layer
  }
  return null
}
