import type { Area, Org } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import type { AnyRecord } from "./lists.ts";
import { changedFields, fieldOf, same } from "./same.ts";
import type { Workbench } from "./workbench.ts";

/** Changes found so far, the state they lead to, and the state they should lead to. */
export interface Diffing {
  readonly bench: Workbench;
  readonly target: Org;
  /** Notes the change and applies it, where it can be applied; a change that cannot is not part of the list. */
  readonly add: (change: OrgChange) => boolean;
  /** As `add`, of a change that writes one area: taken back where the area is not as it should be then. */
  readonly addWhere: (change: OrgChange, areaId: string, isRight: (area: Area) => boolean) => boolean;
}

type UpdateKind =
  | "update-person"
  | "update-discipline"
  | "update-area"
  | "update-asset"
  | "update-dependency"
  | "update-decision";
const ID_FIELD: Readonly<Record<UpdateKind, string>> = {
  "update-person": "personId",
  "update-discipline": "disciplineId",
  "update-area": "areaId",
  "update-asset": "assetId",
  "update-dependency": "dependencyId",
  "update-decision": "decisionId",
};

/** One change for the fields that differ, those left out which have kinds of their own; with the old values expected. */
export function update(
  add: Diffing["add"],
  kind: UpdateKind,
  id: string,
  now: AnyRecord | undefined,
  wanted: AnyRecord,
  own: ReadonlySet<string>,
): void {
  if (now === undefined) return;
  const differing = changedFields(now, wanted).filter((field) => !own.has(field));
  if (differing.length === 0) return;
  const unset = differing.filter((field) => fieldOf(wanted, field) === undefined);
  const fields = Object.fromEntries(
    differing.filter((field) => !unset.includes(field)).map((field) => [field, fieldOf(wanted, field)]),
  );
  // The fields are those of the record's own type, which a table of kinds cannot say.
  add({
    kind,
    [ID_FIELD[kind]]: id,
    fields,
    ...(unset.length === 0 ? {} : { unset }),
  } as unknown as OrgChange);
}

/**
 * Entries that hold or will hold are the same, and none of the past is lost. Where the target does not say since when,
 * any day that is past will do.
 */
export function sameOwners(now: Area, wanted: Area, today: string): boolean {
  const lasts = (area: Area): Area["owners"] =>
    area.owners.filter((owner) => owner.to === undefined || owner.to > today);
  const [is, shall] = [lasts(now), lasts(wanted)];
  const begun = is.map((owner, i) => {
    const { from, ...rest } = owner;
    return from !== undefined && from <= today && shall[i]?.from === undefined ? rest : owner;
  });
  return (
    same(begun, shall) &&
    wanted.owners.every((owner) => shall.includes(owner) || now.owners.some((other) => same(owner, other)))
  );
}
