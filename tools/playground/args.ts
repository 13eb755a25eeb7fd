import { parseArgs } from 'node:util'
import type { ProblemCode, RuleInput, ValidationProblem } from '../../src/rules/model/rule.ts'
import { validateRule } from '../../src/rules/validate/validate.ts'
import type { BrowserName } from '../browsers/driver.ts'

interface Choice {
  /** Null: the one that is installed, Chromium first. */
  readonly browser: BrowserName | null
  readonly browserPath: string | null
  readonly headed: boolean
}

/** Open the playground, or print a transcript of a walk through it. */
export interface WalkArgs extends Choice {
  readonly kind: 'walk'
}

/** Open one page and send these cookies with it. */
export interface UrlArgs extends Choice {
  readonly kind: 'url'
  readonly url: string
  readonly cookies: Readonly<Record<string, string>>
  readonly json: boolean
}

export type Args = WalkArgs | UrlArgs | { readonly kind: 'help' }

/** The message names the wrong argument and shows a right one. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments'
}

export const USAGE = `npm start                       opens a small playground and Crumbline beside it (without a display: a transcript)
npm start -- URL [options]      opens a page, sends cookies with it, prints what every hop sent and returned

  --cookie NAME=VALUE           a cookie to send to the URL's host; may be repeated
  --json                        print each exchange of the page's redirect chain as one line of JSON, and nothing else
  --headed                      show the browser, and leave it open
  --browser chromium|firefox    which browser
  --browser-path PATH           which program; name its family with --browser when its path does not
  --help                        this text`

/**
 * Reads the command line. It is checked whole before anything starts.
 * @throws BadArguments
 */
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
  const needsUrl = values.cookie ? '--cookie' : values.json ? '--json' : null
  if (needsUrl)
    throw new BadArguments(`${needsUrl} needs a URL: npm start -- http://localhost:8080/ --cookie NAME=VALUE`)
  return { kind: 'walk', ...choice }
}

/** The rule for `--cookie`. It covers the whole host over http and https, because cookies ignore ports, and keeps the jar's other cookies. */
export function ruleFor(url: string, cookies: Readonly<Record<string, string>>): RuleInput {
  return {
    name: 'npm start',
    cookies: { ...cookies },
    mode: 'merge',
    scope: { urls: [`*://${new URL(url).hostname}/*`] },
  }
}

/** Describes a problem of the rule in terms of the command line. */
export function explainProblem({ field, code }: ValidationProblem): string {
  const name = field.startsWith('cookies.') ? field.slice('cookies.'.length) : null
  const subject = name === null ? field : `--cookie '${name}'`
  return `${subject}: ${WHY[code] ?? code}${name === null ? '' : ' (it should look like --cookie NAME=VALUE)'}`
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
    // Node's first sentence names the argument; the rest is advice that does not apply here.
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new BadArguments(`${problem}\n\n${USAGE}`)
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
  const withScheme = `http://${text}`
  const example = !text.includes('://') && URL.canParse(withScheme) ? withScheme : 'http://localhost:8080/'
  throw new BadArguments(`'${text}' is not a URL that a page can have. It should look like ${example}`)
}

function readCookies(texts: readonly string[], url: URL): Record<string, string> {
  const cookies = new Map<string, string>()
  for (const text of texts) {
    const at = text.indexOf('=')
    if (at < 0) throw new BadArguments(`--cookie '${text}' has no '='. It should look like --cookie NAME=VALUE`)
    const name = text.slice(0, at)
    if (cookies.has(name))
      throw new BadArguments(`--cookie '${name}' is given twice: a request can send only one value for a name`)
    cookies.set(name, text.slice(at + 1))
  }
  const all = Object.fromEntries(cookies)
  const [problem] = texts.length === 0 ? [] : validateRule(ruleFor(url.href, all))
  if (problem) throw new BadArguments(explainProblem(problem))
  return all
}
