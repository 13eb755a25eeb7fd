import { useEffect, useState } from 'preact/hooks'

/** The width from which the style sheets lay out two panes side by side. */
const WIDE = '(min-width: 1100px)'

/** Returns whether the surface is wide. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const look = (): void => setWide(query.matches)
    query.addEventListener('change', look)
    // The width may have changed since the first paint.
    look()
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
