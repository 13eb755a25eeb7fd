interface Bar {
  readonly name: string
  readonly value: number
  /** The value, as people read it. */
  readonly words: string
}

interface Props {
  title: string
  /** What the names are. */
  unit: string
  /** Said when there is nothing to show. */
  empty: string
  bars: readonly Bar[]
}

/** Bars in a table: it reads as a table to those who listen, and as a chart to those who look. */
export function BarChart({ title, unit, empty, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {bars.length === 0 ? (
        <p class="faint">{empty}</p>
      ) : (
        <table>
          <thead class="hidden">
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, value, words }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * value) / most} height="10" rx="1" />
                  </svg>
                  <span>{words}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  )
}
