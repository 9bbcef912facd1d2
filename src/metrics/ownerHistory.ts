import type { Day, Org, Ownership } from "../org/index.ts";

/** Days on which an area had an owner: `from` null as far back as the data go, `to` (exclusive) null up to today. */
export interface OwnedSpan {
  readonly from: Day | null;
  readonly to: Day | null;
}

const endsByOrg = new WeakMap<Org, ReadonlyMap<string, Day | undefined>>();

/** Last days of those who left, by id; kept per org, as every area asks. */
function endsOf(org: Org): ReadonlyMap<string, Day | undefined> {
  let ends = endsByOrg.get(org);
  if (ends === undefined)
    endsByOrg.set(org, (ends = new Map(org.records.outside.map((person) => [person.id, person.endOn]))));
  return ends;
}

/**
 * The spans on which somebody owned the area, up to the org's day, merged and in order. An owner who left ends on their
 * last day; an empty seat owns nothing. Spans whose end nobody knows are left out and counted.
 * @param counts which entries count; all, where not given.
 */
export function ownedSpansOf(
  org: Org,
  area: number,
  counts: (owner: Ownership) => boolean = () => true,
): { readonly spans: OwnedSpan[]; readonly undated: number } {
  const spans: OwnedSpan[] = [];
  let undated = 0;
  for (const owner of org.areas[area]!.owners) {
    if (!counts(owner)) continue;
    const span = spanOf(org, owner);
    if (span === null) undated++;
    else if (span !== "none") spans.push(span);
  }
  return { spans: merged(spans), undated };
}

function spanOf(org: Org, owner: Ownership): OwnedSpan | "none" | null {
  const { today } = org;
  const from = owner.from ?? null;
  if (from !== null && from >= today) return "none";
  const index = org.personIndexById.get(owner.personId);
  const person = index === undefined ? undefined : org.people[index]!;
  const isGone = person === undefined || person.vacant;
  const left = person === undefined ? endsOf(org).get(owner.personId) : person.endOn;
  const ended = owner.to !== undefined && owner.to <= today ? owner.to : undefined;
  const gone = left !== undefined && left <= today ? left : undefined;
  const to = ended === undefined || (gone !== undefined && gone < ended) ? gone : ended;
  if (to !== undefined) {
    return from !== null && to <= from ? "none" : { from, to };
  }
  if (!isGone) return { from, to: null };
  return person === undefined ? null : "none";
}

/** Spans that touch or overlap become one. */
function merged(spans: OwnedSpan[]): OwnedSpan[] {
  if (spans.length < 2) return spans;
  const sorted = [...spans].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  const out: OwnedSpan[] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last === undefined || (last.to !== null && (span.from ?? "") > last.to)) out.push(span);
    else if (last.to !== null && (span.to === null || span.to > last.to))
      out[out.length - 1] = { from: last.from, to: span.to };
  }
  return out;
}

/** The day since which the area has no owner; null where it has one, or nothing says it ever had. */
export function unownedSince(org: Org, area: number): Day | null {
  return ownedSpansOf(org, area).spans.at(-1)?.to ?? null;
}
