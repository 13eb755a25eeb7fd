/** The id of the list of the open view, whichever view that is: only one is there at a time. */
export const LIST_ID = 'list'
