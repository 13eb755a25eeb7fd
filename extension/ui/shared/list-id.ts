/** The element id of the open view's list. Only one view is rendered at a time. */
export const LIST_ID = 'list'
