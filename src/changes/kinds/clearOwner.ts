import { holdsOn, say, type Ownership } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn } from "../workbench.ts";

/** Current ownership of the area ends today: of the person named, or of everybody. */
export const clearOwner: ChangeKind<"clear-owner"> = {
  kind: "clear-owner",
  apply(bench, { areaId, personId }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId}.`;
    const ends = (owner: Ownership): boolean =>
      holdsOn(owner, bench.today) && (personId === undefined || owner.personId === personId);
    if (!area.owners.some(ends))
      return personId === undefined
        ? say(["area.owners"])`${area.name} has no owner to clear.`
        : say(["area.owners"])`${nameIn(bench, personId)} does not own ${area.name}.`;
    bench.areas.set({
      ...area,
      owners: area.owners.flatMap((owner): Ownership[] => {
        if (!ends(owner)) return [owner];
        return owner.from !== undefined && owner.from >= bench.today ? [] : [{ ...owner, to: bench.today }];
      }),
    });
    return null;
  },
  describe: ({ areaId, personId }, names) =>
    personId === undefined
      ? say(["area.owners"])`${names.area(areaId)} has no owner any more.`
      : say(["area.owners"])`${names.person(personId)} no longer owns ${names.area(areaId)}.`,
};
