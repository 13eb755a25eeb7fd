import type { Draft } from './draft.ts'

/**
 * A page of the log as one JSON string: the cheapest form to store (an object costs four times as much to write and
 * three times the quota). Long texts that repeat within the page (Cookie headers, URLs of frames) are held once.
 */
interface Page {
  readonly texts: readonly string[]
  readonly drafts: readonly Packed[]
}
type Packed = Omit<Draft, 'sent' | 'topUrl' | 'before' | 'initiator'> & {
  readonly sent: { readonly header: number; readonly injected: Draft['sent']['injected'] }
  readonly topUrl: number
  readonly initiator: number
  /** -2: nobody looked */
  readonly before: number
}

const NONE = -1
const NOT_LOOKED = -2

export function encodePage(drafts: readonly Draft[]): string {
  const texts: string[] = []
  const places = new Map<string, number>()
  const place = (text: string | null): number => {
    if (text === null) return NONE
    let index = places.get(text)
    if (index === undefined) {
      index = texts.push(text) - 1
      places.set(text, index)
    }
    return index
  }
  const packed = drafts.map((draft): Packed => {
    const { sent, topUrl, initiator, before, ...rest } = draft
    return {
      ...rest,
      sent: { header: place(sent.header), injected: sent.injected },
      topUrl: place(topUrl),
      initiator: place(initiator),
      before: before === undefined ? NOT_LOOKED : place(before),
    }
  })
  return JSON.stringify({ texts, drafts: packed } satisfies Page)
}

/** @param parse a Cookie header to its cookies: they are not stored, as the header says it all. */
export function decodePage(page: string, parse: (header: string) => Draft['sent']['cookies']): Draft[] {
  // Written by encodePage in this browser session: session storage is open to the extension's own pages only.
  const { texts, drafts } = JSON.parse(page) as Page
  const text = (index: number): string | null => texts[index] ?? null
  const parsed = new Map<number, Draft['sent']['cookies']>()
  const cookies = (index: number): Draft['sent']['cookies'] => {
    const header = text(index)
    if (header === null) return []
    const known = parsed.get(index) ?? parse(header)
    parsed.set(index, known)
    return known
  }
  return drafts.map(({ sent, topUrl, initiator, before, ...rest }) => {
    return {
      ...rest,
      sent: { header: text(sent.header), cookies: cookies(sent.header), injected: sent.injected },
      topUrl: text(topUrl),
      initiator: text(initiator),
      before: before === NOT_LOOKED ? undefined : text(before),
    }
  })
}
