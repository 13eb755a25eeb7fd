declare module 'har-schema' {
  /** JSON schemas (draft 6) of the parts of a HAR, by name; each has its `$id`. */
  const schemas: Record<string, object>
  export default schemas
}
