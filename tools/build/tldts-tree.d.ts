/** The tree that the lookup of tldts 7 reads. The package has no types for this file. */
declare module 'tldts/dist/es6/src/data/trie.js' {
  /** By node: 0 when no rule ends there. */
  export const nodeFlags: Uint8Array
  /** By node: its first edge. One more entry at the end. */
  export const edgeStart: Uint16Array
  /** By edge: the length of its label. */
  export const edgeLength: Uint8Array
  /** By edge: the node it leads to. */
  export const edgeChild: Uint16Array
  /** The labels of all edges, concatenated. */
  export const labelText: string
  export const rulesRoot: number
  export const exceptionsRoot: number
}
