import { useEffect, useState } from 'preact/hooks'
import type { Paste } from '../../../../../src/format/paste.ts'

/** Reads a pasted text. The readers of the formats are loaded when there is something to read. @returns null for an empty text */
export async function readPastedText(text: string): Promise<Paste | null> {
  if (text.trim() === '') return null
  return (await import('../../../../../src/format/detect.ts')).readPaste(text)
}

/** Reads a text as it changes. While a new text is read, the result of the previous one stays. */
export function usePaste(text: string): Paste | null {
  const [paste, setPaste] = useState<Paste | null>(null)
  useEffect(() => {
    let still = true
    void readPastedText(text).then((read) => {
      if (still) setPaste(read)
    })
    return () => {
      still = false
    }
  }, [text])
  return text.trim() === '' ? null : paste
}
