/** The tree of tldts 7, which its lookup reads; the package has no types for it at this place. */
declare module 'tldts/dist/es6/src/data/trie.js' {
  /** For each node: 0 when no rule ends there. */
  export const nodeFlags: Uint8Array
  /** For each node, and one more: its first edge. */
  export const edgeStart: Uint16Array
  /** For each edge: how long its label is. */
  export const edgeLength: Uint8Array
  /** For each edge: the node it leads to. */
  export const edgeChild: Uint16Array
  /** The labels of all edges, one behind the other. */
  export const labelText: string
  export const rulesRoot: number
  export const exceptionsRoot: number
}
