import type { Area } from "../org/index.ts";
import { sameOwners, update, type Diffing } from "./diffing.ts";
import { same, sameRecord } from "./same.ts";

const OWN: ReadonlySet<string> = new Set(["parentId", "owners", "mode", "status", "charter", "placeholder"]);

/** Areas that are new, moved or rewritten, from the company down, so that each hangs under one that is in place. */
export function diffAreas(to: Diffing): void {
  const { bench, target, add } = to;
  for (const area of target.areas) {
    const now = bench.areas.get(area.id);
    if (now === undefined) {
      const isKnown = area.owners.every((owner) => bench.people.has(owner.personId));
      add({ kind: "add-area", area: isKnown ? area : { ...area, owners: [] } });
    }
  }
  for (const area of target.areas) {
    const now = bench.areas.get(area.id);
    if (now !== undefined && !sameRecord(now, area)) diffArea(to, now, area);
  }
}

function diffArea({ bench, add, addWhere }: Diffing, now: Area, area: Area): void {
  const { id } = area;
  if (now.status === "retired" && area.status !== "retired") add({ kind: "revive-area", areaId: id });
  if (area.parentId !== null && now.parentId !== area.parentId)
    add({ kind: "move-area", areaId: id, parentId: area.parentId });
  const { status } = bench.areas.get(id) ?? now;
  if (area.status === "paused" && status !== "paused") add({ kind: "pause-area", areaId: id });
  else if (area.status === "active" && status === "paused") add({ kind: "resume-area", areaId: id });
  if (now.mode !== area.mode) {
    const on = area.mode === "functional" ? undefined : area.activatedOn;
    add({ kind: "set-mode", areaId: id, mode: area.mode, ...(on === undefined ? {} : { on }) });
  }
  if (area.status === "retired") return;
  if (!same(now.charter, area.charter)) {
    const { signedBy, signedOn, version: _, ...text } = area.charter ?? {};
    if (area.charter !== undefined) {
      add({ kind: "set-charter", areaId: id, charter: text });
      if (signedBy !== undefined)
        add({
          kind: "sign-charter",
          areaId: id,
          personId: signedBy,
          ...(signedOn === undefined ? {} : { on: signedOn }),
        });
    } else addWhere({ kind: "update-area", areaId: id, fields: {}, unset: ["charter"] }, id, () => true);
  }
  update(add, "update-area", id, bench.areas.get(id), area, OWN);
}

/** Owners who are in place now and are not so, or not alone, in the target. */
export function diffOwners({ bench, target, addWhere }: Diffing): void {
  for (const area of target.areas) {
    const now = bench.areas.get(area.id);
    if (now === undefined || sameOwners(now, area, target.today)) continue;
    const isRight = (after: Area): boolean => sameOwners(after, area, target.today);
    const lasting = area.owners.filter((owner) => owner.to === undefined || owner.to > target.today);
    const [owner] = lasting;
    if (owner === undefined) addWhere({ kind: "clear-owner", areaId: area.id }, area.id, isRight);
    else if (lasting.length === 1)
      addWhere({ kind: "set-owner", areaId: area.id, ...owner }, area.id, isRight);
  }
}
