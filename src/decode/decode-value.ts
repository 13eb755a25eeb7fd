import { aspnetcoreCulture, aspnetcoreProtected } from './aspnetcore.ts'
import { base64, uuid } from './base64.ts'
import { moment } from './date-or-epoch.ts'
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
const LONGEST = 65_536
const MAX_LAYERS = 8

/** The surest first: one that knows a value by its name or its first letters comes before one that tries. */
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
  moment,
  itsdangerous,
  maybeSigned,
  base64,
]

/**
 * Reads out what a cookie's value holds: its layers, outermost first; none when it is plain text. What is a guess says so
 * (`certain`). No signature is checked and nothing decrypted: nobody here has a key. Never throws.
 * @param name the cookie's name: some values are known by it only
 */
export function decodeValue(value: string, name = ''): Decoded[] {
  const layers: Decoded[] = []
  let text: string | undefined = unquoted(value)
  while (text !== undefined && text !== '' && text.length <= LONGEST && layers.length < MAX_LAYERS) {
    const layer = firstOf(text, name)
    if (layer === null) break
    layers.push(layer.decoded)
    text = layer.inner
  }
  return layers
}

/** Browsers keep the quotes around a value; servers take them away. A JSON text stays as it is. */
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
