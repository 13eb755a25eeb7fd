import type { ButtonHTMLAttributes } from 'preact'
import { useFocusFallback } from '../hooks/use-focus-fallback.ts'

interface Props extends ButtonHTMLAttributes {
  /** The view that is open. */
  view: string
}

/** A button that goes away, mostly because it was pressed: the focus must not go with it. */
export function PassingButton({ view, ...rest }: Props) {
  return <button ref={useFocusFallback<HTMLButtonElement>(view)} type="button" {...rest} />
}
