import { say, type Sentence } from "../../org/index.ts";
import type { Approval, ScenarioEvent } from "../scenario.ts";

/**
 * One event as a sentence of the minutes. It names logins and ids, no people of the org.
 * @example wording(sayEvent({ kind: "published", user: "ada", at: "2026-06-01T09:30:00.000Z" })) // "ada published it."
 */
export function sayEvent(event: ScenarioEvent): Sentence {
  const { withdrawn = [] } = event;
  const what = whatHappened(event);
  return withdrawn.length === 0
    ? say([])`${event.user} ${what}.`
    : say([])`${event.user} ${what}; with that ${approvalsFell(withdrawn)}.`;
}

function approvalsFell(approvals: readonly Approval[]): string {
  const each = approvals.map(({ areaId, user }) => `of ${areaId ?? "the whole"} by ${user}`);
  return approvals.length === 1
    ? `the approval ${each[0] ?? ""} fell`
    : `the approvals ${each.join(", ")} fell`;
}

function whatHappened(event: ScenarioEvent): string {
  const { changeSetId = "", place = 0, areaId, whom = "", revisions = [], text = "" } = event;
  const change = `change ${place + 1} of ${changeSetId}`;
  const where = areaId ?? "the whole";
  switch (event.kind) {
    case "created":
      return "made the scenario";
    case "copied":
      return `copied it from ${text}`;
    case "renamed":
      return `renamed it; it was called ${text}`;
    case "planned":
      return "put a plan into it";
    case "letters-set":
      return "settled what its letters say";
    case "change-set-added":
      return `added the change set ${changeSetId}`;
    case "change-set-replaced":
      return `rewrote the change set ${changeSetId}`;
    case "change-set-removed":
      return `removed the change set ${changeSetId}`;
    case "changes-added":
      return `added changes to ${changeSetId}`;
    case "struck-out":
      return `struck ${change} through`;
    case "change-restored":
      return `took ${change} up again`;
    case "pinned":
      return `pinned a wish (${text})`;
    case "unpinned":
      return `took a wish (${text}) off`;
    case "consultation-set":
      return `noted the consultation of ${text}`;
    case "commented":
      return event.changeSetId === undefined ? "commented" : `commented on ${change}`;
    case "approved":
      return `approved ${where}`;
    case "approval-withdrawn":
      return `took the approval of ${where} back`;
    case "invited":
      return `invited ${whom}`;
    case "joined":
      return "joined";
    case "admin-joined":
      return "joined as an admin";
    case "left":
      return "left";
    case "published":
      return "published it";
    case "split":
      return `split ${text} off`;
    case "split-off":
      return `split it off from ${text}`;
    case "rebased":
      return `rebased it from revision ${revisions[0] ?? 0} onto ${revisions[1] ?? 0}`;
    case "put-in-file":
      return "put a copy in a file";
    case "taken-from-file":
      return "took it in from a file";
    case "copy-merged":
      return `merged a copy from a file${text === "" ? "" : ` (${text})`}`;
    case "merged":
      return `merged it as revision ${revisions.join(", ")}`;
    case "merge-stopped":
      return `merged a part as revision ${revisions.join(", ")}; the rest is still to come`;
    case "merge-undone":
      return `undid the merge as revision ${revisions.join(", ")}`;
    case "archived":
      return "archived it";
    case "reopened":
      return "reopened it";
  }
}
