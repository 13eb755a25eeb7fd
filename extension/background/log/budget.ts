const MIB = 1024 * 1024

/** Both browsers limit `storage.session` to 10 MiB: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/storage/session */
export const SESSION_QUOTA_BYTES = 10 * MIB

/** How the quota is divided; the parts add up to it (test: `budget.test.ts`). */
export const SESSION_BUDGET = {
  /** Pages and journal of the exchange log. The oldest exchanges are dropped beyond it. */
  exchanges: 6 * MIB,
  /** Unattributed changes of the jar. The oldest are dropped beyond it. */
  changes: 1 * MIB,
  /** Rules, badge and views. Nothing limits them: what they take beyond it, the exchange log gives up. */
  others: 0.5 * MIB,
  /** Raw events that are persisted while they wait. Beyond it they wait in memory only. */
  spill: 1.5 * MIB,
  /** The journal and the pages that replace it are both stored for a moment: the journal grows to this at most. */
  rewrite: 1 * MIB,
} as const

/** The exchange log drops its oldest exchanges when everything that is stored for good takes more. */
export const MAX_STORED_BYTES = SESSION_BUDGET.exchanges + SESSION_BUDGET.changes + SESSION_BUDGET.others
