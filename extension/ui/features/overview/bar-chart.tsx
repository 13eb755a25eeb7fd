interface Bar {
  readonly name: string
  readonly value: number
  /** The value, formatted. */
  readonly text: string
}

interface Props {
  title: string
  /** The column heading of the names. */
  unit: string
  /** Shown when there are no bars. */
  empty: string
  bars: readonly Bar[]
}

/** A bar chart that is a table: a screen reader reads the table, and the bars are decoration. */
export function BarChart({ title, unit, empty, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {bars.length === 0 ? (
        <p class="faint">{empty}</p>
      ) : (
        <table>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, value, text }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * value) / most} height="10" rx="1" />
                  </svg>
                  <span>{text}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  )
}
