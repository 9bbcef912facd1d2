import { holdsOn, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn, standsUnder } from "../workbench.ts";

/** A dated exception to a check, approved by somebody above the owners of the areas it names. */
export const grantWaiver: ChangeKind<"grant-waiver"> = {
  kind: "grant-waiver",
  apply(bench, { waiver }) {
    if (bench.waivers.has(waiver.id)) return say(["waiver.id"])`The waiver id ${waiver.id} was already used.`;
    if (!waiver.standing && waiver.expiresOn === undefined)
      return say(["waiver.expiresOn"])`Waiver ${waiver.id} has no last day and is not a standing exception.`;
    const { approverId } = waiver;
    if (approverId !== undefined) {
      if (!bench.people.has(approverId))
        return say([
          "waiver.approverId",
        ])`Waiver ${waiver.id} would be approved by ${approverId}, who is not in the org.`;
      for (const subject of waiver.subjectIds) {
        const area = bench.areas.get(subject);
        const owner = area?.owners.find((entry) => holdsOn(entry, bench.today));
        if (area === undefined || owner === undefined) continue;
        if (owner.personId === approverId || !standsUnder(bench, owner.personId, approverId))
          return say([
            "waiver.approverId",
          ])`Waiver ${waiver.id} on ${area.name} needs somebody above its owner, which ${nameIn(bench, approverId)} is not.`;
      }
    }
    bench.waivers.set(waiver);
    return null;
  },
  describe: ({ waiver }) =>
    waiver.expiresOn === undefined
      ? say(["waiver"])`A standing exception to ${waiver.checkId} is granted: ${waiver.reason}.`
      : say([
          "waiver",
        ])`A waiver of ${waiver.checkId} until ${waiver.expiresOn} is granted: ${waiver.reason}.`,
};
