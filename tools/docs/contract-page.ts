import type { Contract, DocumentedCall } from './read-contract.ts'

/** docs/contract.md: the page for authors of browser tests. */
export function contractPage({ calls, errors, types }: Contract): string {
  return `<!-- Generated from src/contract by \`npm run docs\`. Do not edit. -->

# The automation contract

Browser tests drive Crumbline through one global, \`crumbline\`, in the extension's background: the service worker in Chromium,
the event page in Firefox. Web pages can't reach it. Every function takes and returns plain JSON data.

${REACHING}
## Calls

\`crumbline.version\` is the extension's version. \`crumbline.ready\` resolves when the log is loaded and the rules are in force;
every call waits for it.

${calls.map(section).join('\n')}
## Errors

A call that fails rejects with an \`Error\` whose \`code\` is from this list. Its \`field\`, \`problems\`, \`cookieProblems\` and \`detail\` say
more, where there is more to say. Tools that pass on only the message of an error lose none of it: the message has the code and
every problem.

| code | meaning |
| --- | --- |
${errors.map(({ code, text }) => `| \`${code}\` | ${text} |`).join('\n')}

Any call may reject with \`bad-input\`, \`storage-full\` or \`internal\`.

## Types

[contract.d.ts](contract.d.ts) declares them for your editor, and the global too:

\`\`\`ts
import type { Exchange, RuleInput } from '../../docs/contract.d.ts'
\`\`\`

\`\`\`ts
${types.join('\n\n')}
\`\`\`
`
}

function section({ name, text, parameters, result, errors, example }: DocumentedCall): string {
  const codes = errors.map((code) => `\`${code}\``).join(', ')
  return `### \`crumbline.${name}\`

${text}${codes === '' ? '' : ` Rejects with ${codes}.`}

\`\`\`ts
crumbline.${name}(${parameters}): Promise<${result}>

// Example
${example}
\`\`\`
`
}

const REACHING = `## Reaching the global

Crumbline sees and changes only hosts that you allowed. Host permissions are asked for by the browser, in a prompt that no script
can answer: allow the hosts once in a browser profile of your own, and start the tests with a copy of it. A rule for a host without
permission has the state \`no-access\`.

### Playwright (Chromium)

\`\`\`ts
const context = await chromium.launchPersistentContext(profile, {
  channel: 'chromium',
  args: [\`--disable-extensions-except=\${extension}\`, \`--load-extension=\${extension}\`],
})
const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
await worker.evaluate(() => crumbline.rules.add({ cookies: { role: 'admin' }, scope: { urls: ['*://shop.test/*'] } }))
// ... visit pages ...
const exchanges = await worker.evaluate(() => crumbline.exchanges({ url: 'shop.test' }))
\`\`\`

### Puppeteer (Chromium)

\`\`\`ts
const target = await browser.waitForTarget((one) => one.type() === 'service_worker' && one.url().endsWith('/background.js'))
const worker = await target.worker()
const exchanges = await worker.evaluate(() => crumbline.exchanges({ url: 'shop.test' }))
\`\`\`

Chromium stops an idle service worker after 30 seconds. A handle to it is then lost: ask for the worker again. Nothing of the log and
of the rules is lost.

### Selenium, WebDriver BiDi, Firefox

These tools don't reach an extension's background. Open Crumbline's own page in a tab, and send the call as a message: a name of the
list below and its argument. The reply is \`{ ok: true, value }\` or \`{ ok: false, problem }\`, where \`problem\` has the fields of
\`ApiErrorData\`.

\`\`\`ts
// In a tab at chrome-extension://ID/page.html or moz-extension://UUID/page.html
const reply = await chrome.runtime.sendMessage({
  kind: 'rules.add',
  input: { cookies: { role: 'admin' }, scope: { urls: ['*://shop.test/*'] } },
})
\`\`\`

A call of several arguments takes one object with the names of its parameters: \`{ kind: 'rules.update', input: { id, patch } }\`. A call
without arguments takes \`null\`. Chromium lists the ID at \`chrome://extensions\`. In Firefox you choose the UUID yourself, by a preference of
the profile: \`extensions.webextensions.uuids\` with the value \`{"crumbline@crumbline.example": "UUID"}\`.
`
