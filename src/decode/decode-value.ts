import { aspnetcoreCulture, aspnetcoreProtected } from './formats/aspnetcore.ts'
import { base64, uuid } from './formats/base64.ts'
import { dateOrEpoch } from './formats/date-or-epoch.ts'
import { djangoSigned } from './formats/django-signed.ts'
import { expressJson, expressSigned, maybeSigned } from './formats/express.ts'
import { f5Bigip } from './formats/f5-bigip.ts'
import { googleAnalytics, googleAnalytics4 } from './formats/google-analytics.ts'
import { iabTcf } from './formats/iab-tcf.ts'
import { iron } from './formats/iron.ts'
import { itsdangerous } from './formats/itsdangerous.ts'
import { json } from './formats/json.ts'
import { jwt } from './formats/jwt.ts'
import { laravel } from './formats/laravel.ts'
import { metaPixel } from './formats/meta-pixel.ts'
import { opaque } from './formats/opaque.ts'
import { phpSerialized } from './formats/php-serialized.ts'
import { railsEncrypted, railsSigned } from './formats/rails.ts'
import { springRememberMe } from './formats/spring-remember-me.ts'
import { urlEncoded } from './formats/url-encoded.ts'
import type { Decoded } from './layer/decoded.ts'
import type { Decoder } from './layer/decoder.ts'

/** UTF-16 units; longer than any cookie. */
const MAX_LENGTH = 65_536
const MAX_LAYERS = 8

/** Most specific first: decoders that recognize a name or a prefix come before decoders that guess. */
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
 * Decodes a cookie's value layer by layer, outermost first; returns no layers for plain text. A guess has `certain:
 * false`. Signatures are not checked and nothing is decrypted, because there is no key. Never throws.
 * @param name the cookie's name: some values are recognized only by it
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

/** Removes the quotes around a value, which browsers keep and servers remove. A JSON text keeps them. */
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
