import { say } from '../../shared/words.ts'

interface Props {
  /** The host of the page; undefined while it is not known. */
  host: string | undefined
  onCreate: () => void
}

/** Shown when the jar has no cookie for the page; suggests what to do. */
export function EmptyJar({ host, onCreate }: Props) {
  return (
    <div class="empty" data-testid="jar-empty">
      <h2>{say('jar_empty_title')}</h2>
      <p>{host === undefined ? say('empty_no_site') : say('jar_empty', host)}</p>
      {host !== undefined && (
        <button type="button" class="primary" data-testid="cookie-new" onClick={onCreate}>
          {say('cookie_new')}
        </button>
      )}
    </div>
  )
}
