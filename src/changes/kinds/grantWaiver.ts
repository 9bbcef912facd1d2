import { approverFault, say, type Sentence, type Waiver } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { nameIn, orgOfBench, type Workbench } from "../workbench.ts";

/**
 * A dated exception to a check, approved by somebody above the owners of all it names. One without an approver may stand
 * on record; it excuses nothing.
 */
export const grantWaiver: ChangeKind<"grant-waiver"> = {
  kind: "grant-waiver",
  apply(bench, { waiver }) {
    if (bench.waivers.has(waiver.id)) return say(["waiver.id"])`The waiver id ${waiver.id} was already used.`;
    if (!waiver.standing && waiver.expiresOn === undefined)
      return say(["waiver.expiresOn"])`Waiver ${waiver.id} has no last day and is not a standing exception.`;
    const fault = faultOfApprover(bench, waiver);
    if (fault !== null) return fault;
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

/** As checks judge it: what is granted here holds there, on the same day. */
function faultOfApprover(bench: Workbench, waiver: Waiver): Sentence | null {
  const { id, approverId, subjectIds } = waiver;
  if (approverId === undefined) return null;
  if (!bench.people.has(approverId))
    return say([
      "waiver.approverId",
    ])`Waiver ${id} would be approved by ${approverId}, who is not in the org.`;
  switch (approverFault(orgOfBench(bench), waiver)) {
    case null:
    case "unnamed":
      return null;
    case "gone":
      return say([
        "waiver.approverId",
      ])`Waiver ${id} would be approved by ${nameIn(bench, approverId)}, who has left.`;
    case "vacant":
      return say([
        "waiver.approverId",
      ])`Waiver ${id} would be approved by ${nameIn(bench, approverId)}, an empty seat.`;
    case "not-above":
      return say([
        "waiver.approverId",
        "person.managerId",
      ])`Waiver ${id} on ${subjectIds.map((one) => nameOf(bench, one)).join(", ")} needs somebody above the owner of all it names, which ${nameIn(bench, approverId)} is not.`;
  }
}

/** An area by its name, a thing by its id; a person by id too, as a list of names would name them to everybody. */
function nameOf(bench: Workbench, id: string): string {
  return bench.areas.get(id)?.name ?? id;
}
