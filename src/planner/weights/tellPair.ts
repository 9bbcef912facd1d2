import type { Plan } from "../plan/plan.ts";

/** One thing in which two plans differ, counted in each. */
export interface Differs {
  readonly what: string;
  readonly a: number;
  readonly b: number;
}

/** What two plans ask of people and leave open, as far as they differ; points only where nothing can be counted. */
export function tellPair(a: Plan, b: Plan): readonly Differs[] {
  const [one, other] = [countsOf(a), countsOf(b)];
  return one
    .map(({ what, count }, k): Differs => ({ what, a: count, b: other[k]!.count }))
    .filter((row) => row.a !== row.b);
}

function countsOf({
  counts,
  units,
  terms,
}: Plan): readonly { readonly what: string; readonly count: number }[] {
  const heads = units.flatMap((unit) => unit.heads);
  const sum = (isManager: boolean, count: (wanted: number, placed: number) => number): number =>
    heads
      .filter((one) => (one.kind === "manager") === isManager)
      .reduce((all, { wanted, placed }) => all + count(wanted, placed), 0);
  const missing = (wanted: number, placed: number): number => Math.max(0, wanted - placed);
  const tooMany = (wanted: number, placed: number): number => Math.max(0, placed - wanted);
  return [
    { what: "People moving to an area new to them", count: counts.moved },
    { what: "People leaving one of several areas", count: counts.focused },
    { what: "People with another manager", count: counts.managerChanged },
    { what: "Heads missing", count: sum(false, missing) },
    { what: "Heads too many", count: sum(false, tooMany) },
    {
      what: "Disciplines wanted in an area that has nobody of them",
      count: sum(false, (wanted, placed) => (wanted > 0 && placed === 0 ? 1 : 0)),
    },
    { what: "Managers missing", count: sum(true, missing) },
    { what: "Managers too many", count: sum(true, tooMany) },
    { what: "Owners to hire", count: counts.ownersToHire },
    { what: "Points for owners' fit", count: terms.ownerFit },
    { what: "Points for hours between time zones", count: terms.timeZone },
  ];
}
