import { timeOfDay } from '../../shared/formatting/time-of-day.ts'
import { say, sayCount } from '../../shared/words.ts'
import type { Slot } from './set-over-time.ts'

/** In the units of the SVG view box. */
const HEIGHT = 60
const STEP = 10

/** A column chart of cookies set and refused over time. A screen reader gets a list of the slots that are not empty. */
export function TimeChart({ slots }: { slots: readonly Slot[] }) {
  const most = Math.max(1, ...slots.map(({ set, refused }) => set + refused))
  const heightOf = (count: number) => (HEIGHT * count) / most
  const [first] = slots
  const last = slots.at(-1)
  return (
    <figure class="chart chart-wide">
      <figcaption>
        {say('chart_time')}{' '}
        <span class="legend">
          <span class="key-kept">{say('chart_set')}</span> <span class="key-refused">{say('chart_refused')}</span>
        </span>
      </figcaption>
      {first === undefined || last === undefined ? (
        <p class="faint">{say('chart_time_none')}</p>
      ) : (
        <>
          <svg
            class="columns"
            viewBox={`0 0 ${slots.length * STEP} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {slots.map(({ from, set, refused }, index) => (
              <g key={from}>
                <rect
                  class="column-kept"
                  x={index * STEP + 1}
                  width={STEP - 2}
                  y={HEIGHT - heightOf(set)}
                  height={heightOf(set)}
                />
                <rect
                  class="column-refused"
                  x={index * STEP + 1}
                  width={STEP - 2}
                  y={HEIGHT - heightOf(set + refused)}
                  height={heightOf(refused)}
                />
              </g>
            ))}
          </svg>
          <p class="columns-ends faint" aria-hidden="true">
            <span>{timeOfDay(first.from)}</span>
            <span>{timeOfDay(last.to)}</span>
          </p>
          <ul class="visually-hidden">
            {slots
              .filter(({ set, refused }) => set + refused > 0)
              .map(({ from, set, refused }) => (
                <li key={from}>
                  {timeOfDay(from)}: {sayCount('mark_kept', set)}, {sayCount('mark_refused', refused)}
                </li>
              ))}
          </ul>
        </>
      )}
    </figure>
  )
}
