import { holdsOn, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn, standsUnder } from "../workbench.ts";

/** Somebody above the owner signs the charter; an owner without a manager signs for themself. */
export const signCharter: ChangeKind<"sign-charter"> = {
  kind: "sign-charter",
  apply(bench, { areaId, personId, on }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId}.`;
    if (area.charter === undefined) return say(["area.charter"])`${area.name} has no charter to sign.`;
    const signer = bench.people.get(personId);
    if (signer === undefined || signer.vacant)
      return say([
        "area.charter",
      ])`The charter of ${area.name} would be signed by ${personId}, who is ${signer === undefined ? "not in the org" : "an empty seat"}.`;
    for (const { personId: ownerId } of area.owners.filter((owner) => holdsOn(owner, bench.today))) {
      const isOwnTop = ownerId === personId && signer.managerId === null;
      if (isOwnTop || !bench.read.linesKnown) continue;
      if (ownerId === personId || !standsUnder(bench, ownerId, personId))
        return say([
          "area.charter",
        ])`The charter of ${area.name} needs the signature of somebody above its owner, which ${nameIn(bench, personId)} is not.`;
    }
    bench.areas.set({
      ...area,
      charter: { ...area.charter, signedBy: personId, signedOn: on ?? bench.today },
    });
    return null;
  },
  describe: ({ areaId, personId }, names) =>
    say(["area.charter"])`${names.person(personId)} signs the charter of ${names.area(areaId)}.`,
};
