/**
 * One thing that happens to an org, as data. `org/` knows only this bare shape, so that drafts, findings and
 * plans can offer changes; `changes/` narrows it to its kinds.
 */
export interface Change {
  readonly kind: string;
  readonly [field: string]: unknown;
}
