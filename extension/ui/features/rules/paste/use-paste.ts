import { useEffect, useState } from 'preact/hooks'
import type { Paste } from '../../../../../src/format/paste.ts'

/** Parses a pasted text. The format readers are loaded on demand. @returns null for an empty text */
export async function readPastedText(text: string): Promise<Paste | null> {
  if (text.trim() === '') return null
  return (await import('../../../../../src/format/detect.ts')).readPaste(text)
}

/** Parses a text as it changes. Until a new text is parsed, the previous result stays. */
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
