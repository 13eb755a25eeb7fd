/** A sentence of `_locales`; what stands in backticks is code. */
export function Sentence({ text }: { text: string }) {
  return <>{text.split('`').map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</>
}
