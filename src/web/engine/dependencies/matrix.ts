import { holdsOn, type Dependency, type Org, type Person } from "../../../org/index.ts";
import { AREAS_SHOWN, byParent, oneByOne, type Grouping } from "./grouping.ts";

/** The organisation today, and at the end of a scenario; null where none is looked at. */
export interface Both {
  readonly today: Org;
  readonly later: Org | null;
}

/** Counts of today and of the scenario; the latter are today's where there is none. */
export interface Counted {
  readonly today: number;
  readonly later: number;
}

/** An area, or several below one parent, as a row and a column. */
export interface MatrixArea {
  readonly id: string;
  readonly name: string;
  /** More areas stand below it than are shown: it can be opened. */
  readonly isGroup: boolean;
  readonly owner: string;
  readonly waitedFor: Counted;
  readonly waits: Counted;
}

export interface DependencyMatrix {
  readonly declared: Counted;
  /** Null where the organisation is looked at as it is. */
  readonly hasScenario: boolean;
  /** Most waited for first. */
  readonly areas: readonly MatrixArea[];
  /** Filled cells by the places of consumer and provider in `areas`; on the diagonal, within a group. */
  readonly cells: readonly (Counted & { readonly consumer: number; readonly provider: number })[];
  readonly isGrouped: boolean;
  /** Dependencies of an area that is not there any more, which stand nowhere. */
  readonly lost: number;
}

/** One thing an area needs of another. */
export interface Agreement {
  readonly id: string;
  readonly what: string;
  readonly consumer: string;
  readonly provider: string;
  readonly mode: string | null;
  readonly channel: string | null;
  readonly blocking: boolean;
  readonly answerHours: number | null;
  readonly accepted: "both" | "consumer" | "provider" | "none";
  /** Against today: in a scenario it may be gone, or new. */
  readonly state: "kept" | "gone" | "new";
}

/** Beyond so many filled cells the areas are shown by parent too: a page holds no more. */
const CELLS_SHOWN = 400;

function declaredOn(org: Org): readonly Dependency[] {
  return org.records.dependencies.filter((one) => holdsOn(one, org.today));
}

/** Cost: O(dependencies × depth of the areas). */
export function matrixOf({ today, later }: Both, opened: string | undefined): DependencyMatrix {
  const orgs = later === null ? [today] : [today, later];
  const lists = { today: declaredOn(today), later: declaredOn(later ?? today) };
  const grouping = groupingOf({ today, later }, opened);
  const counted = countCells(lists, grouping);
  const totals = new Map<string, { waitedFor: Mutable; waits: Mutable }>();
  const totalOf = (id: string) => {
    const known = totals.get(id) ?? { waitedFor: { today: 0, later: 0 }, waits: { today: 0, later: 0 } };
    totals.set(id, known);
    return known;
  };
  for (const { consumerId, providerId, count } of counted.cells.values()) {
    const [from, to] = [totalOf(consumerId), totalOf(providerId)];
    // Within a group nobody outside waits.
    if (consumerId === providerId) continue;
    for (const when of ["today", "later"] as const) {
      from.waits[when] += count[when];
      to.waitedFor[when] += count[when];
    }
  }
  const areas = [...totals]
    .map(([id, { waitedFor, waits }]): MatrixArea => ({
      id,
      name: nameOf(orgs, id),
      isGroup: grouping.isGroup(id),
      owner: ownerOf(later ?? today, id),
      waitedFor,
      waits,
    }))
    .toSorted(
      (a, b) =>
        b.waitedFor.today - a.waitedFor.today ||
        b.waitedFor.later - a.waitedFor.later ||
        b.waits.today - a.waits.today ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
    );
  const place = new Map(areas.map(({ id }, k) => [id, k]));
  return {
    declared: { today: lists.today.length, later: lists.later.length },
    hasScenario: later !== null,
    areas,
    cells: [...counted.cells.values()].map(({ consumerId, providerId, count }) => ({
      consumer: place.get(consumerId) ?? 0,
      provider: place.get(providerId) ?? 0,
      ...count,
    })),
    isGrouped: areas.some(({ isGroup }) => isGroup),
    lost: counted.lost,
  };
}

type Mutable = { -readonly [K in keyof Counted]: Counted[K] };
type Lists = Readonly<Record<"today" | "later", readonly Dependency[]>>;

interface Cell {
  readonly consumerId: string;
  readonly providerId: string;
  readonly count: Mutable;
}

function countCells(
  lists: Lists,
  grouping: Grouping,
): { readonly cells: ReadonlyMap<string, Cell>; readonly lost: number } {
  const cells = new Map<string, Cell>();
  const lost = new Set<string>();
  for (const when of ["today", "later"] as const)
    for (const { id, consumerAreaId, providerAreaId } of lists[when]) {
      const consumerId = grouping.of(consumerAreaId);
      const providerId = grouping.of(providerAreaId);
      if (consumerId === undefined || providerId === undefined) {
        lost.add(id);
        continue;
      }
      const key = JSON.stringify([consumerId, providerId]);
      const cell = cells.get(key) ?? { consumerId, providerId, count: { today: 0, later: 0 } };
      cell.count[when]++;
      cells.set(key, cell);
    }
  return { cells, lost: lost.size };
}

function groupingOf({ today, later }: Both, opened: string | undefined): Grouping {
  const orgs = later === null ? [today] : [today, later];
  const alone = oneByOne(orgs);
  const { cells } = countCells({ today: declaredOn(today), later: declaredOn(later ?? today) }, alone);
  const areas = new Set(
    [...cells.values()].flatMap(({ consumerId, providerId }) => [consumerId, providerId]),
  );
  return areas.size > AREAS_SHOWN || cells.size > CELLS_SHOWN ? byParent(orgs, opened) : alone;
}

/** What a cell of the matrix stands for, blocking ones first, later by name. */
export function agreementsOf(
  both: Both,
  opened: string | undefined,
  consumerId: string,
  providerId: string,
): Agreement[] {
  const { today, later } = both;
  const orgs = later === null ? [today] : [today, later];
  const grouping = groupingOf(both, opened);
  const isIn = ({ consumerAreaId, providerAreaId }: Dependency): boolean =>
    grouping.of(consumerAreaId) === consumerId && grouping.of(providerAreaId) === providerId;
  const was = new Map(declaredOn(today).flatMap((one) => (isIn(one) ? [[one.id, one] as const] : [])));
  const is = new Map(
    declaredOn(later ?? today).flatMap((one) => (isIn(one) ? [[one.id, one] as const] : [])),
  );
  return [...new Map([...was, ...is])]
    .map(([id, one]) => agreementOf(orgs, one, !is.has(id) ? "gone" : was.has(id) ? "kept" : "new"))
    .toSorted(
      (a, b) =>
        Number(b.blocking) - Number(a.blocking) ||
        (a.what < b.what ? -1 : a.what > b.what ? 1 : a.id < b.id ? -1 : 1),
    );
}

function agreementOf(orgs: readonly Org[], one: Dependency, state: Agreement["state"]): Agreement {
  const { id, assetId, mode, channel, blocking, responseTimeHours, acceptedBy } = one;
  const asset = orgs.flatMap(({ records }) => records.assets).find((known) => known.id === assetId);
  const [consumer, provider] = [acceptedBy?.consumer !== undefined, acceptedBy?.provider !== undefined];
  return {
    id,
    what: asset?.name ?? channel ?? id,
    consumer: nameOf(orgs, one.consumerAreaId),
    provider: nameOf(orgs, one.providerAreaId),
    mode: mode ?? null,
    channel: channel ?? null,
    blocking,
    answerHours: responseTimeHours ?? null,
    accepted: consumer && provider ? "both" : consumer ? "consumer" : provider ? "provider" : "none",
    state,
  };
}

function nameOf(orgs: readonly Org[], id: string): string {
  for (const org of orgs) {
    const area = org.areas[org.areaIndexById.get(id) ?? -1];
    if (area !== undefined) return area.name;
  }
  return id;
}

/** Who owns the area later; empty where nobody does. */
function ownerOf(org: Org, id: string): string {
  const area = org.areas[org.areaIndexById.get(id) ?? -1];
  return (area?.owners ?? [])
    .filter((owner) => holdsOn(owner, org.today))
    .flatMap(({ personId }) => {
      const person: Person | undefined = org.people[org.personIndexById.get(personId) ?? -1];
      return person === undefined ? [] : [person.name];
    })
    .join(", ");
}
