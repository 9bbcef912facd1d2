import { describeChange, namingOf } from "../changes/index.ts";
import { isStruck, type Scenario } from "../history/index.ts";
import { wording } from "../org/index.ts";
import type { OpenedScenario } from "../usecases/scenarios/openScenario.ts";
import { printText } from "./printText.ts";
import { minuteOf, numberOf } from "./scenarios.ts";
import { counted, type Terminal } from "./terminal.ts";

/** The scenario as a page: where it stands, its changes wave by wave, who approved and said what. */
export function printScenario(
  opened: OpenedScenario,
  { head, all }: { readonly head: number; readonly all: boolean },
  terminal: Terminal,
): void {
  const { scenario, touched } = opened;
  const { bold } = terminal.colors;
  printText(terminal, bold(`${scenario.name} (${scenario.id}): ${stateOf(scenario, head)}`));
  printText(terminal, whoSees(scenario));
  printText(
    terminal,
    `It touches ${counted(touched.people.size, "person", "people")} and ${counted(touched.areas.size, "area")}.`,
  );
  printSets(opened, all, terminal);
  printApprovals(opened, terminal);
  for (const { legalEntity, location, state, contact } of scenario.consultations)
    printText(
      terminal,
      `Consultation of ${[legalEntity, location].filter((one) => one !== undefined).join(", ")}: ${state}${contact === undefined ? "" : ` (${contact})`}`,
    );
  for (const { change, user, at, text } of scenario.comments)
    printText(
      terminal,
      `${at.slice(0, 10)} ${user}${change === undefined ? "" : ` on ${numberOf(scenario, change)}`}: ${text}`,
    );
}

/** "open, on revision 2; the newest is 4, so that it has to be rebased". */
export function stateOf({ status, baseRevision, mergedAs = [] }: Scenario, head: number): string {
  if (status === "merged") return `merged as revision ${mergedAs.join(", ")}`;
  const part = mergedAs.length === 0 ? "" : `, a part merged as revision ${mergedAs.join(", ")}`;
  return `${status}${part}, on revision ${baseRevision}${baseRevision === head ? "" : `; the newest is ${head}: rebase it`}`;
}

function whoSees({ participants, publishedAt }: Scenario): string {
  const users = participants.filter(({ to }) => to === undefined).map(({ user }) => user);
  return publishedAt === undefined
    ? `Confidential: only ${users.join(", ")} can see it.`
    : `Published on ${publishedAt.slice(0, 10)}; ${users.length === 0 ? "nobody takes" : `${users.join(", ")} ${users.length === 1 ? "takes" : "take"}`} part.`;
}

/** Every change as a sentence with the number it goes by; struck and held ones say so. */
function printSets({ scenario, walked }: OpenedScenario, all: boolean, terminal: Terminal): void {
  if (scenario.changeSets.length === 0)
    return printText(terminal, "It changes nothing yet: onethread scenario add --help");
  const names = namingOf(walked.org);
  const heldBy = new Map(walked.held.map((held) => [numberOf(scenario, held), held.message]));
  scenario.changeSets.forEach((changeSet, i) => {
    const { effectiveOn, author, reason, changes } = changeSet;
    printText(terminal, `${i + 1}  from ${effectiveOn}, ${author}: ${reason}`);
    const shown = all ? changes : changes.slice(0, CHANGES_SHOWN);
    shown.forEach((change, place) => {
      const number = `${i + 1}.${place + 1}`;
      const held = heldBy.get(number);
      const mark = isStruck(scenario, { changeSetId: changeSet.id, place })
        ? " [struck through]"
        : held === undefined
          ? ""
          : ` [does not apply: ${wording(held)}]`;
      printText(terminal, `${number}  ${wording(describeChange(change, names))}${mark}`, "   ");
    });
    if (shown.length < changes.length)
      terminal.out(`   … and ${counted(changes.length - shown.length, "more change")}: --all`);
  });
}

function printApprovals({ scenario, touched, walked }: OpenedScenario, terminal: Terminal): void {
  const names = namingOf(walked.org);
  const said = scenario.approvals.map(
    ({ areaId, user }) => `${areaId === undefined ? "the whole" : names.area(areaId)} by ${user}`,
  );
  const whole = scenario.approvals.some(({ areaId }) => areaId === undefined);
  const missing = [...touched.areas].filter(
    (area) => !scenario.approvals.some(({ areaId }) => areaId === area),
  );
  const left =
    whole || missing.length === 0
      ? ""
      : ` Not yet: ${missing
          .slice(0, AREAS_SHOWN)
          .map((area) => names.area(area))
          .join(
            ", ",
          )}${missing.length > AREAS_SHOWN ? ` and ${missing.length - AREAS_SHOWN} more` : ""}; or the whole.`;
  printText(terminal, `Approved: ${said.length === 0 ? "nothing" : said.join(", ")}.${left}`);
}

const AREAS_SHOWN = 8;
/** So many changes of a wave are printed unless all are asked for. */
const CHANGES_SHOWN = 12;

/** The minutes of a scenario, newest last. */
export function printMinutes(scenario: Scenario, terminal: Terminal): void {
  for (const event of scenario.events)
    printText(terminal, `${event.at.slice(0, 16).replace("T", " ")}  ${minuteOf(scenario, event)}`);
}
