/** Alone here, so that a shortcut can name the field without loading the form. */
export const COOKIES_FIELD_ID = 'rule-cookies'
