export type Tone = 'kept' | 'refused' | 'injected' | 'caution' | 'quiet'

interface Props {
  tone: Tone
  /** What is seen: a sign and a number. */
  text: string
  /** The same in words. */
  words: string
}

/** A small count in a list. Its sign says the same as its colour. */
export function Mark({ tone, text, words }: Props) {
  return (
    <span class={`mark tone-${tone}`} title={words}>
      <span aria-hidden="true">{text}</span>
      <span class="hidden">{words}</span>
    </span>
  )
}
