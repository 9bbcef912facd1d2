import { daysBetween, ownersOf, type Day } from "../org/index.ts";
import { areaCoreOf, isFilled, isLiveArea, ownersKnown } from "./areaFacts.ts";
import { countFlag, defineMetric, noResult, plainResult } from "./define.ts";
import { ownedSpansOf } from "./ownerHistory.ts";

/**
 * Days on which nobody owned the area, from its first known owner to today; part `open` is the gap that lasts, and each
 * row a gap. An empty owner's seat owns nothing (flag `owner-vacant`), an owner without a first day owns as far back as
 * the data go (flag `assumed: from`). Source: docs/guides/metrics.md#owner-gap.
 * @source our proposal
 * @example measure(orgOf("ceo > a, b; x: a, b", { areas: { x: { owners: [{ personId: "a", from: "2026-01-01",
 *   to: "2026-03-01" }, { personId: "b", from: "2026-03-11" }] } } }), "x")
 *   // 10
 */
export const ownerGap = defineMetric({
  id: "owner-gap",
  title: "Days without owner",
  scope: "area",
  unit: "days",
  formula: "days from the first known owner to today on which nobody owned x",
  source: "docs/guides/metrics.md#owner-gap",
  measure: ({ org }, area) => {
    if (!isLiveArea(org, area)) return noResult("days", "the area is not live");
    if (org.areas[area]!.owners.length === 0) {
      if (areaCoreOf(org, area).people.length === 0) return noResult("days", "empty");
      return noResult(
        "days",
        ownersKnown(org) ? "nobody is on record as its owner" : "no area names an owner",
      );
    }
    const { spans, undated } = ownedSpansOf(org, area);
    const isVacant = ownersOf(org, area).some((owner) => !isFilled(org, owner));
    const flags = [
      ...(isVacant ? ["owner-vacant"] : []),
      ...(spans[0]?.from === null ? ["assumed: from"] : []),
      ...countFlag("undated", undated),
    ];
    if (spans.length === 0) return noResult("days", "nothing says since when", flags);
    const gaps: { readonly from: Day; readonly to: Day }[] = [];
    spans.forEach(({ to }, i) => {
      const end = spans[i + 1]?.from ?? org.today;
      if (to !== null && to < end) gaps.push({ from: to, to: end });
    });
    // A gap that an owner of unknown end may have filled says nothing.
    if (undated > 0 && gaps.length > 0) return noResult("days", "an owner left on an unknown day", flags);
    const rows = gaps.map(({ from, to }) => ({ subject: `${from}/${to}`, value: daysBetween(from, to) }));
    const lasts = spans.at(-1)!.to !== null;
    return plainResult(
      "days",
      rows.reduce((sum, row) => sum + row.value, 0),
      { rows, flags, parts: { open: lasts ? (rows.at(-1)?.value ?? 0) : 0 } },
    );
  },
});
