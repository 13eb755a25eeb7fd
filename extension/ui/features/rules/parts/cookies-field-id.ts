/** The first field of the form. In its own file, so that a shortcut can name it without loading the form. */
export const COOKIES_FIELD_ID = 'rule-cookies'
