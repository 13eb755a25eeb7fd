import { useEffect, useState } from 'preact/hooks'
import type { Paste } from '../../../../../src/format/paste.ts'

/** Reads a pasted text; null for none. The readers of all formats come when there is something to read. */
export async function readText(text: string): Promise<Paste | null> {
  if (text.trim() === '') return null
  return (await import('../../../../../src/format/detect.ts')).readPaste(text)
}

/** What is understood of the text so far; of the text before while the new one is read. */
export function usePaste(text: string): Paste | null {
  const [paste, setPaste] = useState<Paste | null>(null)
  useEffect(() => {
    let still = true
    void readText(text).then((read) => {
      if (still) setPaste(read)
    })
    return () => {
      still = false
    }
  }, [text])
  return text.trim() === '' ? null : paste
}
