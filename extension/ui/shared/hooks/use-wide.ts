import { useEffect, useState } from 'preact/hooks'

/** As in the style sheets: from here on two things stand side by side. */
const WIDE = '(min-width: 1100px)'

/** Whether the surface is wide. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const look = (): void => setWide(query.matches)
    query.addEventListener('change', look)
    // It may have changed since it was painted.
    look()
    return () => query.removeEventListener('change', look)
  }, [])
  return wide
}
