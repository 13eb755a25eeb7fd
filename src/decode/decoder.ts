import type { Decoded } from './decoded.ts'

/** A layer, and what stands within it. */
export interface Layer {
  readonly decoded: Decoded
  /** What to read on; left out when there is nothing further. */
  readonly inner?: string
}

/** Reads one layer; null when the text is no such thing. Never throws. @param name the cookie's */
export type Decoder = (text: string, name: string) => Layer | null
