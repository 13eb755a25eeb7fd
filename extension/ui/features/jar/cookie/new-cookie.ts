/** Stands for the key of a cookie that is not in the jar yet. */
export const NEW_COOKIE = ''
