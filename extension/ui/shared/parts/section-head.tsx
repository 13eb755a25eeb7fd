import type { ComponentChildren } from 'preact'

interface Props {
  title: string
  /** Shown fainter beside the title. */
  aside?: string
  /** Controls, at the end of the line. */
  children?: ComponentChildren
}

export function SectionHead({ title, aside = '', children }: Props) {
  return (
    <div class="section-head">
      <h3>{title}</h3>
      <span class="faint">{aside}</span>
      <span class="section-tools">{children}</span>
    </div>
  )
}
