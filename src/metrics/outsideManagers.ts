import { NONE, type Org } from "../org/index.ts";
import { idOf, measureViews } from "./areaView.ts";
import { defineMetric, plainResult } from "./define.ts";
import { linesOf } from "./lines.ts";

/**
 * Managers outside the owner's lines to whom people of an area report.
 * Source: docs/guides/metrics.md#outside-managers.
 * @source our proposal
 * @example measure(orgOf("ceo > o, m; m > p, q; o > r; x: o*, p, q, r"), "x") // 1
 */
export const outsideManagers = defineMetric({
  id: "outside-managers",
  title: "Outside managers",
  scope: "area",
  unit: "count",
  formula: "distinct managers of core(x) without o, outside o's subtree",
  source: "docs/guides/metrics.md#outside-managers",
  measure: (ctx, area) =>
    measureViews(ctx, area, {
      unit: "count",
      lines: true,
      best: "least",
      one: ({ org, core, owner, flags }) => {
        const lines = linesOf(org);
        const rows: { readonly subject: string; value: number }[] = [];
        const rowOf = countersOf(org);
        for (let i = 0; i < core.people.length; i++) {
          const person = core.people[i]!;
          const manager = lines.parent(person);
          if (person === owner || manager === NONE) continue;
          if (owner !== NONE && lines.isUnder(manager, owner)) continue;
          // A row that another area wrote, or this one: right only where its manager stands.
          const known = rows[rowOf[manager]!];
          if (known?.subject === idOf(org, manager)) known.value++;
          else rowOf[manager] = rows.push({ subject: idOf(org, manager), value: 1 }) - 1;
        }
        return plainResult("count", rows.length, { rows, flags });
      },
    }),
});

const countersByOrg = new WeakMap<Org, Int32Array>();

/** By person, where their row stands in the list of the area counted last: a Map for each area took twice as long. */
function countersOf(org: Org): Int32Array {
  let counters = countersByOrg.get(org);
  if (counters === undefined) countersByOrg.set(org, (counters = new Int32Array(org.people.length)));
  return counters;
}
