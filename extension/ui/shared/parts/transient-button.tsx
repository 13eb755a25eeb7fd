import type { ButtonHTMLAttributes } from 'preact'
import { useFocusFallback } from '../hooks/use-focus-fallback.ts'

interface Props extends ButtonHTMLAttributes {
  /** The open view: see `useFocusFallback`. */
  view: string
}

/** A button that disappears, usually because it was pressed. It passes the focus on when that happens. */
export function TransientButton({ view, ...rest }: Props) {
  return <button ref={useFocusFallback<HTMLButtonElement>(view)} type="button" {...rest} />
}
