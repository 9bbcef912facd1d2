import type { Org } from "../org/index.ts";
import type { MetricRow } from "./define.ts";

const onesByOrg = new WeakMap<Org, (MetricRow | undefined)[]>();

/**
 * Rows of people who add one, by person; whoever needs one that is not there yet puts it there. Most people are a row
 * of one in several metrics, which need not be an object each.
 * @example const row = (oneRows(org)[person] ??= { subject: id, value: 1 })
 */
export function oneRows(org: Org): (MetricRow | undefined)[] {
  let ones = onesByOrg.get(org);
  // Made whole before it is filled out of order: a list that grows from its end would be a table of holes.
  if (ones === undefined) onesByOrg.set(org, (ones = org.people.map(() => undefined)));
  return ones;
}
