import { transfer } from "comlink";
import { holdsOn, NONE, type Org } from "../../../org/index.ts";
import type { Lens } from "../../view/view.ts";
import { columnsOf, labelsOf } from "../org.ts";
import { lensOf, type OrgLens } from "../orgLens.ts";
import type { OrgColumns, OrgLabel } from "../orgSource.ts";

/** Which of the two trees. */
export type Side = "before" | "after";

/** What became of a node between the two trees. */
export const SAME = 0;
/** It stands elsewhere: another manager, or another area. */
export const MOVED = 1;
/** It is on this side alone: gone afterwards, or not there before. */
export const ALONE = 2;
/** An area that stands where it stood, with another owner. */
export const OWNED = 3;

export interface PairSide {
  readonly columns: OrgColumns;
  /** One of the marks above for each node. */
  readonly mark: Uint8Array;
  /** The node of the same person or area on the other side, −1 where there is none. */
  readonly other: Int32Array;
}

/** Two trees of one organisation with what changed between them, in columns. */
export interface PairColumns {
  readonly before: PairSide;
  readonly after: PairSide;
  /** People who stand elsewhere, who are new, and who are gone. */
  readonly moved: number;
  readonly added: number;
  readonly removed: number;
}

/** Cost: O(nodes of both). */
export function pairOf(before: Org, after: Org, lens: Lens): PairColumns {
  const [was, is] = [lensOf(before, lens), lensOf(after, lens)];
  const wasOther = others(before, was, after, is);
  const isOther = others(after, is, before, was);
  const wasMark = marks(before, was, after, is, wasOther);
  const isMark = marks(after, is, before, was, isOther);
  const people = ({ personOf }: OrgLens, mark: Uint8Array, wanted: number): number =>
    mark.reduce((sum, one, node) => sum + (one === wanted && personOf[node] !== NONE ? 1 : 0), 0);
  const counts = {
    moved: people(is, isMark, MOVED),
    added: people(is, isMark, ALONE),
    removed: people(was, wasMark, ALONE),
  };
  return transfer(
    {
      before: { columns: columnsOf(before, lens), mark: wasMark, other: wasOther },
      after: { columns: columnsOf(after, lens), mark: isMark, other: isOther },
      ...counts,
    },
    [wasMark, isMark, wasOther, isOther].map(({ buffer }) => buffer),
  );
}

/** The node of the same subject in another org. */
function others(org: Org, { personOf, areaOf }: OrgLens, to: Org, lens: OrgLens): Int32Array {
  return personOf.map((person, node) => {
    if (person !== NONE)
      return lens.nodeOfPerson[to.personIndexById.get(org.people[person]?.id ?? "") ?? NONE] ?? NONE;
    const area = areaOf[node] ?? NONE;
    const there =
      area === org.areas.length ? to.areas.length : (to.areaIndexById.get(org.areas[area]?.id ?? "") ?? NONE);
    return lens.nodeOfArea[there] ?? NONE;
  });
}

function marks(org: Org, lens: OrgLens, to: Org, there: OrgLens, other: Int32Array): Uint8Array {
  const { forest, personOf, areaOf } = lens;
  return Uint8Array.from(other, (node, own) => {
    if (node === NONE) return ALONE;
    const parent = forest.parent[own] ?? NONE;
    const parentThere = there.forest.parent[node] ?? NONE;
    const isSame = parent === NONE ? parentThere === NONE : (other[parent] ?? NONE) === parentThere;
    // A parent that is on one side alone is no node of the other: standing below it is standing elsewhere.
    if (!isSame || (parent !== NONE && (other[parent] ?? NONE) === NONE)) return MOVED;
    if (personOf[own] !== NONE) return SAME;
    return ownersOf(org, areaOf[own] ?? NONE) === ownersOf(to, there.areaOf[node] ?? NONE) ? SAME : OWNED;
  });
}

function ownersOf(org: Org, area: number): string {
  return ownerIds(org, area).toSorted().join();
}

/** Who owns the area on the day of the org. */
function ownerIds(org: Org, area: number): readonly string[] {
  return (org.areas[area]?.owners ?? [])
    .filter((owner) => holdsOn(owner, org.today))
    .map(({ personId }) => personId);
}

/** What is written on a node of one of the trees. */
export interface PairLabel extends OrgLabel {
  /** Below whom or what it stands on the other side; empty where that is nobody. */
  readonly elsewhere: string;
}

export function pairLabels(
  orgs: Readonly<Record<Side, Org>>,
  lens: Lens,
  side: Side,
  nodes: Int32Array,
): PairLabel[] {
  const [here, there] = side === "before" ? [orgs.before, orgs.after] : [orgs.after, orgs.before];
  const [own, other] = [lensOf(here, lens), lensOf(there, lens)];
  return labelsOf(here, lens, nodes).map((label, k) => {
    const node = nodes[k] ?? NONE;
    const [at] = others(
      here,
      {
        ...own,
        personOf: Int32Array.of(own.personOf[node] ?? NONE),
        areaOf: Int32Array.of(own.areaOf[node] ?? NONE),
      },
      there,
      other,
    );
    const parent = at === undefined || at === NONE ? NONE : (other.forest.parent[at] ?? NONE);
    const area = own.areaOf[node] ?? NONE;
    const title =
      area === NONE
        ? label.title
        : ownerIds(here, area)
            .flatMap((id) => here.people[here.personIndexById.get(id) ?? NONE]?.name ?? [])
            .join(", ");
    const [above] = parent === NONE ? [] : labelsOf(there, lens, Int32Array.of(parent));
    return { ...label, title, elsewhere: above?.name ?? "" };
  });
}
