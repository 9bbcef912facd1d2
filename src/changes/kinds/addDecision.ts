import { ID_LENGTH_MAX, isDecided, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { deciderFault, goneAreaAmong, isSpent, strangerAmong } from "../workbench.ts";

/** A question is raised, with one person who decides it. Ids come from the caller and are never used twice. */
export const addDecision: ChangeKind<"add-decision"> = {
  kind: "add-decision",
  apply(bench, { decision }) {
    const { id, title } = decision;
    if (id === "" || id.length > ID_LENGTH_MAX)
      return say([
        "decision.id",
      ])`The id of ${title} has ${id.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (bench.decisions.has(id) || isSpent(bench, id))
      return say(["decision.id"])`The decision id ${id} was already used.`;
    const gone = goneAreaAmong(bench, [decision.areaId]);
    if (gone !== undefined)
      return say(["decision.areaId"])`${title} would belong to ${gone}, which is no live area.`;
    const stranger = strangerAmong(bench, [...(decision.inputIds ?? []), ...(decision.approverIds ?? [])]);
    if (stranger !== undefined)
      return say(["decision"])`${title} would name ${stranger}, who is not in the org.`;
    const fault = isDecided(decision, bench.today) ? null : deciderFault(bench, decision);
    if (fault !== null) return fault;
    bench.decisions.set(decision);
    return null;
  },
  describe: ({ decision }, names) =>
    decision.deciderId === undefined
      ? say(["decision.title"])`${decision.title} is raised.`
      : say([
          "decision.title",
          "decision.deciderId",
        ])`${decision.title} is raised; ${names.person(decision.deciderId)} decides.`,
};
