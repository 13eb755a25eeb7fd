const PATHS = {
  arrow: 'M3 8h9M8.5 4.5 12 8l-3.5 3.5',
  back: 'M13 8H4M7.5 4.5 4 8l3.5 3.5',
  check: 'm3.5 8.5 3 3 6-7',
  chevron: 'm6 4 4 4-4 4',
  close: 'm4.5 4.5 7 7m0-7-7 7',
  copy: 'M6 6V3.5h6.5V10H10M3.5 6H10v6.5H3.5z',
  download: 'M8 3v7m-3-2.8L8 10l3-2.8M3.5 13h9',
  dots: 'M3.6 8h.01M8 8h.01M12.4 8h.01',
  'eye-off':
    'M2.5 2.5l11 11M6.2 4.3A6.6 6.6 0 0 1 8 4c4 0 6.2 4 6.2 4a11 11 0 0 1-1.9 2.3M10 11.6A6.3 6.3 0 0 1 8 12C4 12 1.8 8 1.8 8a11 11 0 0 1 2.4-2.7',
  external: 'M7 4H3.5v8.5H12V9M9 3.5h3.5V7M12.5 3.5 7.5 8.5',
  down: 'M8 3.5v9M4.5 9 8 12.5 11.5 9',
  eye: 'M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8ZM8 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  gear: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm0-7.5v1.7m0 7.6v1.7m5.5-5.5h-1.7m-7.6 0H2.5m9.4-3.9-1.2 1.2M5.3 10.7l-1.2 1.2m7.8 0-1.2-1.2M5.3 5.3 4.1 4.1',
  history: 'M3 4v2.8h2.8M3.2 6.8a5 5 0 1 1 .2 3M8 5.4V8l1.8 1.2',
  inject: 'M8 13V4m-3 2.8L8 3.8l3 3',
  pause: 'M5.5 4v8m5-8v8',
  play: 'M5.5 3.8v8.4L12 8z',
  plus: 'M8 3.5v9M3.5 8h9',
  refused: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM4.2 4.2l7.6 7.6',
  reload: 'M12.5 8A4.5 4.5 0 1 1 11 4.6M12.6 2.6v3h-3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2',
  script: 'M5.5 4.5 2.5 8l3 3.5m5-7 3 3.5-3 3.5M9.2 3.5 6.8 12.5',
  sidebar: 'M2.5 3.5h11v9h-11zM9.5 3.5v9',
  trash: 'M3 4.5h10M6 4.5V3h4v1.5M4.3 4.5l.6 8.5h6.2l.6-8.5',
  up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  warning: 'M8 3 14 13H2L8 3Zm0 4v3m0 1.4v.3',
} as const

export type IconName = keyof typeof PATHS

/** Icons that point along the reading direction, and are mirrored in right-to-left languages. */
const MIRRORED: readonly IconName[] = ['arrow', 'back', 'chevron', 'history']

/** An icon is always decoration: it stands beside words, or in a control with an accessible name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={MIRRORED.includes(name) ? 'icon icon-mirrored' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
