const MIB = 1024 * 1024

/** Both browsers limit `storage.session` to 10 MiB: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/storage/session */
export const SESSION_QUOTA_BYTES = 10 * MIB

/** How the quota is divided; the parts add up to it (test: `budget.test.ts`). */
export const SESSION_BUDGET = {
  /** Pages and journal of the exchange log. The oldest exchanges are dropped beyond it. */
  exchanges: 6 * MIB,
  /** Unattributed changes of the jar. The oldest are dropped beyond it. */
  changes: 1 * MIB,
  /** Rules, badge and views. They have no limit: what they take beyond this share is taken from the exchange log. */
  others: 0.5 * MIB,
  /** Raw events that are persisted while they wait. Beyond this they wait in memory only. */
  spill: 1.5 * MIB,
  /** The largest size of the journal. It and the pages that replace it are both stored for a moment. */
  rewrite: 1 * MIB,
} as const

/** When the stored data, apart from queued events, exceeds this, the exchange log drops its oldest exchanges. */
export const MAX_STORED_BYTES = SESSION_BUDGET.exchanges + SESSION_BUDGET.changes + SESSION_BUDGET.others
