import type { Decoded } from './decoded.ts'

/** A decoded layer, and the text inside it. */
export interface Layer {
  readonly decoded: Decoded
  /** The text to decode next; missing when there is nothing more. */
  readonly inner?: string
}

/**
 * Decodes one layer; null when the text has another format. Never throws.
 * @param name the cookie's name
 */
export type Decoder = (text: string, name: string) => Layer | null
