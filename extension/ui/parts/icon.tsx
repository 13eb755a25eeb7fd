const PATHS = {
  arrow: 'M3 8h9M8.5 4.5 12 8l-3.5 3.5',
  back: 'M13 8H4M7.5 4.5 4 8l3.5 3.5',
  check: 'm3.5 8.5 3 3 6-7',
  chevron: 'm6 4 4 4-4 4',
  close: 'm4.5 4.5 7 7m0-7-7 7',
  copy: 'M6 6V3.5h6.5V10H10M3.5 6H10v6.5H3.5z',
  external: 'M7 4H3.5v8.5H12V9M9 3.5h3.5V7M12.5 3.5 7.5 8.5',
  eye: 'M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8ZM8 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  pause: 'M5.5 4v8m5-8v8',
  play: 'M5.5 3.8v8.4L12 8z',
  plus: 'M8 3.5v9M3.5 8h9',
  refused: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM4.2 4.2l7.6 7.6',
  reload: 'M12.5 8A4.5 4.5 0 1 1 11 4.6M12.6 2.6v3h-3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2',
  trash: 'M3 4.5h10M6 4.5V3h4v1.5M4.3 4.5l.6 8.5h6.2l.6-8.5',
  warning: 'M8 3 14 13H2L8 3Zm0 4v3m0 1.4v.3',
} as const

export type IconName = keyof typeof PATHS

/** A drawing beside words, or inside a control that has a name: it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
