export type Tone = 'kept' | 'refused' | 'injected' | 'caution' | 'quiet'

interface Props {
  tone: Tone
  /** A sign and a number. */
  text: string
  /** The same as words, for the tooltip and for screen readers. */
  words: string
}

/** A small count in a list. Its symbol means the same as its colour, so it can be read without seeing colours. */
export function Mark({ tone, text, words }: Props) {
  return (
    <span class={`mark tone-${tone}`} title={words}>
      <span aria-hidden="true">{text}</span>
      <span class="visually-hidden">{words}</span>
    </span>
  )
}
