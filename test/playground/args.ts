import { parseArgs } from 'node:util'
import type { ProblemCode, RuleInput, ValidationProblem } from '../../src/rules/model/rule.ts'
import { validateRule } from '../../src/rules/validate/validate.ts'
import type { BrowserName } from '../browser/drivers/driver.ts'

interface Choice {
  /** Null: whichever is there. */
  readonly browser: BrowserName | null
  readonly browserPath: string | null
  readonly headed: boolean
}

/** The playground, by hand or as a transcript. */
export interface WalkArgs extends Choice {
  readonly kind: 'walk'
}

/** One page, with these cookies sent. */
export interface UrlArgs extends Choice {
  readonly kind: 'url'
  readonly url: string
  readonly cookies: Readonly<Record<string, string>>
  readonly json: boolean
}

export type Args = WalkArgs | UrlArgs | { readonly kind: 'help' }

/** Says which argument is wrong, and how it should look. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments'
}

export const USAGE = `npm start                       opens a small playground and Crumbline beside it (without a display: a transcript)
npm start -- URL [options]      opens a page, sends cookies with it, prints what every hop sent and returned

  --cookie NAME=VALUE           a cookie to send to the URL's host; may be given several times
  --json                        one exchange of the page's chain a line, as JSON, and nothing else
  --headed                      show the browser, and leave it open
  --browser chromium|firefox    which browser
  --browser-path PATH           which program; its family is --browser (chromium unless said otherwise)
  --help                        this text`

/** Throws BadArguments. Nothing is started before all of it is right. */
export function readArgs(argv: readonly string[]): Args {
  const { values, positionals } = parse(argv)
  if (values.help) return { kind: 'help' }
  const [url, ...more] = positionals
  if (more[0] !== undefined) throw new BadArguments(`One URL at a time: what is '${more[0]}'?`)
  const browserPath = values['browser-path'] ?? null
  const browser = readBrowser(values.browser) ?? (browserPath === null ? null : familyOf(browserPath))
  const choice: Choice = { browser, browserPath, headed: values.headed ?? false }
  if (url !== undefined) {
    const read = readUrl(url)
    return {
      kind: 'url',
      ...choice,
      url: read.href,
      cookies: readCookies(values.cookie ?? [], read),
      json: values.json ?? false,
    }
  }
  const lonely = values.cookie ? '--cookie' : values.json ? '--json' : null
  if (lonely) throw new BadArguments(`${lonely} needs a URL: npm start -- http://localhost:8080/ --cookie NAME=VALUE`)
  return { kind: 'walk', ...choice }
}

/** The rule of `--cookie`: for the whole host, with either scheme, whatever else its jar sends. */
export function ruleFor(url: string, cookies: Readonly<Record<string, string>>): RuleInput {
  return {
    name: 'npm start',
    cookies: { ...cookies },
    mode: 'merge',
    scope: { urls: [`*://${new URL(url).hostname}/*`] },
  }
}

/** The cookie of a problem, and what is wrong with it, as a person types it. */
export function explainProblem({ field, code }: ValidationProblem): string {
  const name = field.startsWith('cookies.') ? field.slice('cookies.'.length) : null
  const what = name === null ? field : `--cookie '${name}'`
  return `${what}: ${WHY[code] ?? code}${name === null ? '' : ' (it should look like --cookie NAME=VALUE)'}`
}

const WHY: Partial<Readonly<Record<ProblemCode, string>>> = {
  'name-empty': 'the name is empty',
  'name-has-forbidden-character': 'the name has a semicolon or a control character',
  'value-has-semicolon': 'the value has a semicolon, which would end the cookie',
  'value-has-forbidden-character': 'the value has a control character',
  'space-at-end': 'name and value may not begin or end with a space',
  'too-long': 'it is too long',
  'in-jar-needs-whole-host': 'the browser already holds a cookie of that name, and sends it to more than this host',
  'refused-by-browser': 'the browser refused it',
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        cookie: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        headed: { type: 'boolean' },
        browser: { type: 'string' },
        'browser-path': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    // Node's first sentence names the argument; what follows is advice for other programs.
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new BadArguments(`${said}\n\n${USAGE}`)
  }
}

function readBrowser(text: string | undefined): BrowserName | null {
  if (text === undefined || text === 'chromium' || text === 'firefox') return text ?? null
  throw new BadArguments(`--browser is chromium (Chrome, Edge and Brave too) or firefox, not '${text}'`)
}

function familyOf(path: string): BrowserName {
  return /firefox/i.test(path) ? 'firefox' : 'chromium'
}

function readUrl(text: string): URL {
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null
  if (url !== null) return url
  const meant = `http://${text}`
  const example = !text.includes('://') && URL.canParse(meant) ? meant : 'http://localhost:8080/'
  throw new BadArguments(`'${text}' is not a URL that a page can have. It should look like ${example}`)
}

function readCookies(texts: readonly string[], url: URL): Record<string, string> {
  const cookies = new Map<string, string>()
  for (const text of texts) {
    const at = text.indexOf('=')
    if (at < 0) throw new BadArguments(`--cookie '${text}' has no '='. It should look like --cookie NAME=VALUE`)
    const name = text.slice(0, at)
    if (cookies.has(name))
      throw new BadArguments(`--cookie '${name}' is given twice: a request carries one value for a name`)
    cookies.set(name, text.slice(at + 1))
  }
  const all = Object.fromEntries(cookies)
  const [problem] = texts.length === 0 ? [] : validateRule(ruleFor(url.href, all))
  if (problem) throw new BadArguments(explainProblem(problem))
  return all
}
