/** Element id of the form's first field. In its own file, so that a shortcut can refer to it without loading the form. */
export const COOKIES_FIELD_ID = 'rule-cookies'
