/** A citation of a section in a standard. */
export interface Section {
  readonly document: 'RFC 6265bis-22' | 'CHIPS' | 'DBSC'
  /** '5.7'; null: the whole document. */
  readonly section: string | null
  /** '19', or '20-22'; null: the whole section. */
  readonly step: string | null
}

/** A section of RFC 6265bis-22. */
export function bis(section: string, step: string | null = null): Section {
  return { document: 'RFC 6265bis-22', section, step }
}

/** @example sectionText({ document: 'RFC 6265bis-22', section: '5.7', step: '19' }) // 'RFC 6265bis-22 §5.7 (19)' */
export function sectionText({ document, section, step }: Section): string {
  return `${document}${section === null ? '' : ` §${section}`}${step === null ? '' : ` (${step})`}`
}
