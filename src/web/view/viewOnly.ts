/** What the id of a snapshot that is only looked at ends with: no organisation that is kept has an id with a space. */
const MARK = " (view only)";

/** @example viewOnlyId("Acme") // "Acme (view only)" */
export const viewOnlyId = (name: string): string => `${name}${MARK}`;

/** Whether an organisation is a snapshot: nothing of it is kept, and nothing about it can be changed. */
export const isViewOnly = (org: string | undefined): boolean => org?.endsWith(MARK) ?? false;
