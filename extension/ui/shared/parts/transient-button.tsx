import type { ButtonHTMLAttributes } from 'preact'
import { useFocusFallback } from '../hooks/use-focus-fallback.ts'

interface Props extends ButtonHTMLAttributes {
  /** The open view: see `useFocusFallback`. */
  view: string
}

/** A button that goes away, mostly because it was pressed. The focus must not be lost with it. */
export function TransientButton({ view, ...rest }: Props) {
  return <button ref={useFocusFallback<HTMLButtonElement>(view)} type="button" {...rest} />
}
