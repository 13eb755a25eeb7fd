/** The list of all scenes, with a link to each. */
export function Contents({ names }: { names: string[] }) {
  return (
    <main>
      <h1>Crumbline gallery</h1>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={`?scene=${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </main>
  )
}
