import type { Setter } from '../../../../src/exchange/analysis/setters.ts'
import { say } from '../../shared/words.ts'
import { formatCount } from './format-bytes.ts'

/** The sites that set cookies on the page: the first party, then third parties. */
export function SettersTable({ setters }: { setters: readonly Setter[] }) {
  return (
    <figure class="chart chart-wide">
      <figcaption>{say('setters_title')}</figcaption>
      {setters.length === 0 ? (
        <p class="faint">{say('setters_none')}</p>
      ) : (
        <table class="setters" data-testid="setters">
          <thead>
            <tr>
              <th scope="col">{say('setters_site')}</th>
              <th scope="col">{say('setters_party')}</th>
              <th scope="col" class="number">
                {say('chart_set')}
              </th>
              <th scope="col" class="number">
                {say('chart_refused')}
              </th>
            </tr>
          </thead>
          <tbody>
            {setters.map(({ site, party, set, refused, hosts }) => (
              <tr key={`${party} ${site}`}>
                <th scope="row" title={hosts.join(', ')}>
                  {site}
                </th>
                <td>{say(party === 'first' ? 'party_first' : 'party_third')}</td>
                <td class="number">{formatCount(set)}</td>
                <td class={refused > 0 ? 'number number-refused' : 'number'}>{formatCount(refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  )
}
