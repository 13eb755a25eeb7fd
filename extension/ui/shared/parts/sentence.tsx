/** A sentence of `_locales`, in which backticks mark code. */
export function Sentence({ text }: { text: string }) {
  return <>{text.split('`').map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</>
}
