/** A case whose expectation comes from a standard, and which a browser is known to decide otherwise. */
export interface Departure<T> {
  readonly gives: T
  readonly why: string
}

/** Cookie dates: `profiles.ts` dateGrammar. */
export const DATE_DEPARTURES: Readonly<Record<string, Departure<number>>> = {
  'http-state/dates/bsd-examples.json#50': {
    gives: 942_657_079_747_000,
    why: 'Chromium reads years of five digits; the draft knows four (README: the year 31841 is Chromium-only)',
  },
}

const AMBIGUOUS = {
  gives: '',
  why: 'Chromium refuses a nameless cookie whose value holds `=` (ambiguousNameless; blocked-reasons AMBIGUOUS_SERIALIZATION)',
}

/** What is read back in Chromium. */
export const JAR_DEPARTURES: Readonly<Record<string, Departure<string>>> = {
  'http-state/name0017': AMBIGUOUS,
  'http-state/name0025': AMBIGUOUS,
  'cookies/name/name.html :: Set a nameless cookie (that has an = in its value)': AMBIGUOUS,
  "cookies/name/name.html :: Set a nameless cookie (that has multiple ='s in its value)": AMBIGUOUS,
}

const HOST_HTTP = {
  gives: '__Host-Http-prefixtestcookie=1',
  why: 'Firefox holds `__Host-Http-` to what `__Host-` promises (firstPrefixDecides; firefox-reasons 7)',
}
const RESULTING_PATH =
  'Firefox looks at the path that results, not at what is written (hostPrefixPath; firefox-reasons 8)'

/** What is read back in Firefox. */
export const FIREFOX_DEPARTURES: Readonly<Record<string, Departure<string>>> = {
  "cookies/prefix/__Host-Http.https.html :: dom 'Secure; Path=/' [dom read]": HOST_HTTP,
  "cookies/prefix/__Host-Http.https.html :: dom 'Secure; Path=/'": HOST_HTTP,
  "cookies/prefix/__Host-Http.https.html :: http 'Secure; Path=/'": HOST_HTTP,
  'cookies/prefix/__host.explicit-path.https.window.js :: "__Host-" without a Path attribute is not set': {
    gives: '__Host-explicit-path-nopath=1',
    why: RESULTING_PATH,
  },
  'cookies/prefix/__host.explicit-path.https.window.js :: "__Host-" with an empty Path attribute is not set': {
    gives: '__Host-explicit-path-emptypath=1',
    why: RESULTING_PATH,
  },
  'cookies/prefix/__host.explicit-path.https.window.js :: "__Host-" with a valueless Path attribute is not set': {
    gives: '__Host-explicit-path-barepath=1',
    why: RESULTING_PATH,
  },
}

const ALSO_AMBIGUOUS = {
  gives: ['InvalidPrefix', 'UnknownError'],
  why: 'the case is older than the refusal of nameless values that hold `=` (ambiguousNameless)',
}
const NEEDS_HTTPS = {
  gives: ['InvalidPrefix'],
  why: 'read from newer code, no test: Chromium 156 was seen to want https for a prefix (prefixNeedsCryptography)',
}

/** The reasons for refusing. */
export const REASON_DEPARTURES: Readonly<Record<string, Departure<readonly string[]>>> = {
  'chromium/CanonicalCookieTest.SecureCookiePrefix#11': ALSO_AMBIGUOUS,
  'chromium/CanonicalCookieTest.HostCookiePrefix#18': ALSO_AMBIGUOUS,
  'chromium/CanonicalCookieTest.(derived) prefixes in newest cookie_util.cc#9': NEEDS_HTTPS,
  'chromium/CanonicalCookieTest.(derived) prefixes in newest cookie_util.cc#10': NEEDS_HTTPS,
}

/** Whether the cookie of SameSite=None leaves. */
export const NONE_DEPARTURES: Readonly<Record<string, Departure<boolean>>> = {
  'cookies/schemeful-same-site/schemeful-subresource.tentative.html :: Same-scheme subresources can send lax/strict cookies':
    {
      gives: false,
      why: 'over http a cookie of SameSite=None is not Secure, and Chromium does not send it (SameSiteNoneInsecure)',
    },
}
