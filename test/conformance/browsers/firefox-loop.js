/** Runs in Firefox's privileged window: makes the requests of each case and reports the jar before and after. */
export default async function run(orders) {
  const browser = gBrowser.selectedBrowser
  const channel = `cookies:${Services.uuid.generateUUID()}`
  const inPage = `
  const sandbox = () => Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content })
  const run = {
    fetch: (url) => 'fetch(' + JSON.stringify(url) + ', {mode: "no-cors", credentials: "include"}).then((r) => r.text()).then(() => 0)',
    iframe: (url) => 'new Promise((done) => { const f = document.createElement("iframe"); f.onload = () => { f.remove(); done(0) }; f.src = ' + JSON.stringify(url) + '; document.body.append(f) })',
  }
  addMessageListener('${channel}:go', async ({ data }) => {
    let problem = ''
    try { await Cu.evalInSandbox(run[data.how](data.url), sandbox()) } catch (e) { problem = String(e) }
    sendAsyncMessage('${channel}:done', problem)
  })`
  const frameScript = `data:text/javascript;charset=utf-8,${encodeURIComponent(inPage)}`
  // A frame script that is loaded twice in one process would answer every message twice.
  let listening = null
  const listen = () => {
    if (listening !== browser.messageManager) browser.messageManager.loadFrameScript(frameScript, true)
    listening = browser.messageManager
  }
  const load = async (url) => {
    browser.loadURI(Services.io.newURI(url), {
      triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
    })
    while (browser.currentURI.spec !== url || browser.webProgress.isLoadingDocument) {
      await new Promise((resolve) => setTimeout(resolve, 4))
    }
  }
  const inContent = (how, url) =>
    new Promise((resolve, reject) => {
      // A navigation to another site moves the tab to another process, with another message manager.
      const manager = browser.messageManager
      manager.addMessageListener(`${channel}:done`, function done({ data }) {
        manager.removeMessageListener(`${channel}:done`, done)
        if (data === '') resolve()
        else reject(new Error(`${url}: ${data}`))
      })
      manager.sendAsyncMessage(`${channel}:go`, { how, url })
    })
  const request = (how, url) => (how === 'navigate' ? load(url) : inContent(how, url))
  // Firefox lists a cookie that was already expired on arrival until that millisecond is over.
  const isAlive = ({ isSession, expiry }) => isSession || expiry > Date.now()
  const jar = () =>
    Services.cookies.cookies.filter(isAlive).map((cookie) => ({
      name: cookie.name,
      value: cookie.value,
      host: cookie.host,
      path: cookie.path,
      secure: cookie.isSecure,
      httpOnly: cookie.isHttpOnly,
      sameSite: cookie.sameSite,
      expiry: cookie.isSession ? null : cookie.expiry,
      partition: cookie.originAttributes.partitionKey,
    }))
  let wanted = ''
  let line = null
  const watch = (subject) => {
    const http = subject.QueryInterface(Ci.nsIHttpChannel)
    if (http.URI.spec !== wanted) return
    try {
      line = http.getResponseHeader('Set-Cookie')
    } catch {
      line = null
    }
  }
  listen()
  Services.obs.addObserver(watch, 'http-on-examine-response')
  const seen = []
  try {
    for (const { how, page, priors, url } of orders) {
      Services.cookies.removeAll()
      for (const prior of priors) await request(how === 'navigate' || page !== null ? 'navigate' : 'fetch', prior)
      if (page !== null) {
        await load(page)
        listen()
      }
      const before = priors.length === 0 ? [] : jar()
      wanted = url
      line = null
      const at = Date.now()
      await request(how, url)
      seen.push({ line, at, before, after: jar() })
    }
  } finally {
    Services.obs.removeObserver(watch, 'http-on-examine-response')
  }
  return seen
}
