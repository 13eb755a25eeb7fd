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

// What a real browser does with these lines was measured: test/conformance/browsers sends them to it.
const AMBIGUOUS = 'Chromium refuses a nameless cookie whose value holds `=` (profiles.ts, ambiguousNameless)'
const TAB = 'Chromium refuses a TAB inside the name, the value or an attribute; the draft allows it (profiles.ts)'
const PUNYCODE =
  'Chromium makes a Domain beyond ASCII punycode, and takes it; the draft refuses it (profiles.ts, nonAsciiDomain)'
const WITHOUT_EQUALS = 'Firefox takes a pair without `=` for a name with an empty value (profiles.ts)'
const LEADING_EQUALS = 'Firefox refuses a line that starts with `=` (profiles.ts)'
const RESULTING_PATH = 'Firefox looks at the path that results, not at what is written (profiles.ts, hostPrefixPath)'

/** What is read back in Chromium. */
export const JAR_DEPARTURES: Readonly<Record<string, Departure<string>>> = {
  'http-state/name0017': { gives: '', why: AMBIGUOUS },
  'http-state/name0025': { gives: '', why: AMBIGUOUS },
  'cookies/attributes/attributes-ctl.sub.html :: Cookie with %x9 in Domain attribute value is handled correctly. [dom]':
    { gives: '', why: TAB },
  'cookies/attributes/attributes-ctl.sub.html :: Cookie with %x9 in Path attribute value is handled correctly. [dom]': {
    gives: '',
    why: TAB,
  },
  'cookies/attributes/attributes-ctl.sub.html :: Cookie with %x9 in Max-Age attribute value is handled correctly. [dom]':
    { gives: '', why: TAB },
  'cookies/attributes/attributes-ctl.sub.html :: Cookie with %x9 in Expires attribute value is handled correctly. [dom]':
    { gives: '', why: TAB },
  'cookies/attributes/attributes-ctl.sub.html :: Cookie with %x9 in Secure attribute is handled correctly. [dom]': {
    gives: '',
    why: TAB,
  },
  'cookies/attributes/attributes-ctl.sub.html :: Cookie with %x9 in HttpOnly attribute is handled correctly. [dom]': {
    gives: '',
    why: TAB,
  },
  'cookies/attributes/attributes-ctl.sub.html :: Cookie with %x9 in SameSite attribute value is handled correctly. [dom]':
    { gives: '', why: TAB },
  'cookies/name/name.html :: Set a nameless cookie (that has an = in its value)': { gives: '', why: AMBIGUOUS },
  "cookies/name/name.html :: Set a nameless cookie (that has multiple ='s in its value)": { gives: '', why: AMBIGUOUS },
  'cookies/name/name-ctl.html :: Cookie with %x9 in name is accepted (DOM). [dom]': { gives: '', why: TAB },
  'cookies/name/name-ctl.html :: Cookie with %x9 in name is accepted (HTTP).': { gives: '', why: TAB },
  'cookies/value/value-ctl.html :: Cookie with %x9 in value is accepted (DOM). [dom]': { gives: '', why: TAB },
  'cookies/value/value-ctl.html :: Cookie with %x9 in value is accepted (HTTP).': { gives: '', why: TAB },
  'cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN in domain attribute': {
    gives: 'utf8=set',
    why: PUNYCODE,
  },
  'cookies/domain/domain-attribute-idn-host.sub.https.html :: UTF8-encoded IDN with non-ASCII dot in domain attribute':
    { gives: 'utf8-dot=set', why: PUNYCODE },
}

/** What is read back in Firefox. */
export const FIREFOX_DEPARTURES: Readonly<Record<string, Departure<string>>> = {
  'http-state/0004': { gives: 'foo=', why: WITHOUT_EQUALS },
  'http-state/0021': { gives: 'a=b; c=d', why: LEADING_EQUALS },
  'http-state/0023': { gives: 'foo=', why: WITHOUT_EQUALS },
  'http-state/0024': { gives: 'foo=', why: WITHOUT_EQUALS },
  'http-state/0025': { gives: 'foo=', why: WITHOUT_EQUALS },
  'http-state/0026': { gives: 'foo=', why: WITHOUT_EQUALS },
  'http-state/0027': { gives: 'foo=; bar=', why: WITHOUT_EQUALS },
  'http-state/0028': { gives: 'foo=', why: WITHOUT_EQUALS },
  'http-state/chromium0009': { gives: 'BLAHHH=', why: WITHOUT_EQUALS },
  'http-state/chromium0010': { gives: '"BLA\\"HHH"=', why: WITHOUT_EQUALS },
  'http-state/chromium0012': { gives: '', why: LEADING_EQUALS },
  'http-state/mozilla0012': { gives: 'test="fubar! = foo; five=', why: WITHOUT_EQUALS },
  'http-state/mozilla0014': { gives: 'six=', why: WITHOUT_EQUALS },
  'http-state/mozilla0015': { gives: 'six=; seven=', why: WITHOUT_EQUALS },
  'http-state/mozilla0016': { gives: 'six=; seven=', why: WITHOUT_EQUALS },
  'http-state/mozilla0017': { gives: 'six=; seven=; test=six', why: WITHOUT_EQUALS },
  'http-state/name0017': { gives: '', why: LEADING_EQUALS },
  'http-state/name0023': { gives: 'foo=', why: WITHOUT_EQUALS },
  'http-state/name0025': { gives: '', why: LEADING_EQUALS },
  'http-state/name0028': { gives: '', why: LEADING_EQUALS },
  'http-state/name0031': { gives: '"foo=', why: WITHOUT_EQUALS },
  'http-state/name0032': { gives: '"foo\\"bar=', why: WITHOUT_EQUALS },
  'http-state/name0033': { gives: 'aaa=', why: WITHOUT_EQUALS },
  'cookies/attributes/invalid.html :: Ignore `Set-Cookie: =` with other `Set-Cookie` headers': {
    gives: 'test22=',
    why: WITHOUT_EQUALS,
  },
  'cookies/attributes/invalid.html :: Ignore name- and value-less `Set-Cookie: ; bar`': {
    gives: 'testA23=',
    why: WITHOUT_EQUALS,
  },
  'cookies/attributes/invalid.html :: Ignore name- and value-less `Set-Cookie:    `': {
    gives: 'test24=',
    why: WITHOUT_EQUALS,
  },
  'cookies/attributes/invalid.html :: Ignore name- and value-less `Set-Cookie: \\t`': {
    gives: 'test25=',
    why: WITHOUT_EQUALS,
  },
  'cookies/attributes/max-age.html :: Set mulitiple cookies with valid max-age values': {
    gives: 'test="9! = foo; test9=',
    why: WITHOUT_EQUALS,
  },
  'cookies/name/name.html :: Set a nameless cookie (that has an = in its value)': { gives: '', why: LEADING_EQUALS },
  "cookies/name/name.html :: Set a nameless cookie (that has multiple ='s in its value)": {
    gives: '',
    why: LEADING_EQUALS,
  },
  'cookies/name/name.html :: Set a nameless cookie': { gives: '', why: LEADING_EQUALS },
  'cookies/name/name.html :: Ignore invalid attributes after nameless cookie': { gives: 'test6=', why: WITHOUT_EQUALS },
  'cookies/name/name.html :: Set a nameless cookie ignoring characters after first ;': {
    gives: '"test9=',
    why: WITHOUT_EQUALS,
  },
  'cookies/name/name.html :: Set a nameless cookie ignoring characters after first ; (2)': {
    gives: '"test"10=',
    why: WITHOUT_EQUALS,
  },
  'cookies/name/name.html :: Return the most recent nameless cookie': { gives: 'test11=', why: WITHOUT_EQUALS },
  'cookies/name/name.html :: Return the most recent nameless cookie, without leading =': {
    gives: 'test11=; test11a=',
    why: WITHOUT_EQUALS,
  },
  'cookies/name/name.html :: Return the most recent nameless cookie, even if preceded by =': {
    gives: 'test11=; test11a=',
    why: WITHOUT_EQUALS,
  },
  'cookies/name/name.html :: Return the most recent nameless cookie, even if preceded by =, in addition to other valid cookie':
    { gives: 'test11=; test11a=; test=11c', why: WITHOUT_EQUALS },
  'cookies/name/name.html :: Set nameless cookie, given `Set-Cookie: =test16`': {
    gives: 'testA=16; testB=16',
    why: LEADING_EQUALS,
  },
  'cookies/name/name.html :: Overwrite nameless cookie': { gives: 'test17a=; test17b=', why: WITHOUT_EQUALS },
  'cookies/value/value.html :: Set nameless cookie to its value': { gives: 'test7=', why: WITHOUT_EQUALS },
  'cookies/value/value.html :: Set nameless cookie to its value with an escaped quote': {
    gives: '"test8"HHH"=',
    why: WITHOUT_EQUALS,
  },
  "cookies/value/value.html :: Set nameless cookie followed by '=' to its value": { gives: '', why: LEADING_EQUALS },
  'cookies/value/value.html :: Set a nameless cookie with a space character in the value': {
    gives: 'test test28=',
    why: WITHOUT_EQUALS,
  },
  'cookies/size/name-and-value.html :: Set max-size name-less cookie': { gives: '', why: LEADING_EQUALS },
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
/** The reasons for refusing. */
export const REASON_DEPARTURES: Readonly<Record<string, Departure<readonly string[]>>> = {
  'chromium/CanonicalCookieTest.SecureCookiePrefix#11': ALSO_AMBIGUOUS,
  'chromium/CanonicalCookieTest.HostCookiePrefix#18': ALSO_AMBIGUOUS,
  'chromium/CanonicalCookieTest.CreateWithNonASCIIDomain#1': { gives: [], why: PUNYCODE },
}

/** Whether the cookie of SameSite=None leaves. */
export const NONE_DEPARTURES: Readonly<Record<string, Departure<boolean>>> = {
  'cookies/schemeful-same-site/schemeful-subresource.tentative.html :: Same-scheme subresources can send lax/strict cookies':
    {
      gives: false,
      why: 'over http a cookie of SameSite=None is not Secure, and Chromium does not send it (SameSiteNoneInsecure)',
    },
}

const BOTH_NAMES = 'CDP gives a cross-site refusal its schemeful name; ours gives both (seen in Chromium 156)'

/** The reasons for refusing in a context. */
export const CONTEXT_DEPARTURES: Readonly<Record<string, Departure<readonly string[]>>> = {
  'chromium/CanonicalCookieTest.IsSetPermittedInContext#11': {
    gives: ['SameSiteLax', 'SchemefulSameSiteLax'],
    why: BOTH_NAMES,
  },
  'chromium/CanonicalCookieTest.IsSetPermittedInContext#14': {
    gives: ['SameSiteStrict', 'SchemefulSameSiteStrict'],
    why: BOTH_NAMES,
  },
  'chromium/CanonicalCookieTest.IsSetPermittedInContext#17': {
    gives: ['SameSiteUnspecifiedTreatedAsLax', 'SchemefulSameSiteUnspecifiedTreatedAsLax'],
    why: BOTH_NAMES,
  },
}

/** Whether a line makes a cookie at all. */
export const PARSE_DEPARTURES: Readonly<Record<string, Departure<boolean>>> = {
  'chromium/ParsedCookieTest.HtabInNameOrValue#2': { gives: false, why: TAB },
  'chromium/ParsedCookieTest.HtabInNameOrValue#3': { gives: false, why: TAB },
}

/** The domain that a Domain attribute gives, in Chromium's notation. */
export const DOMAIN_DEPARTURES: Readonly<Record<string, Departure<string>>> = {
  'chromium/CookieUtilTest.GetCookieDomainWithString_NonASCII#1': { gives: '.xn--xample-9ua.com', why: PUNYCODE },
}
