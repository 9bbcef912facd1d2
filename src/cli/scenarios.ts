import { sayEvent, type ChangeRef, type Scenario } from "../history/index.ts";
import { wording, type AreaId } from "../org/index.ts";
import type { Blocked, Result, ScenarioDeps } from "../usecases/scenarios/deps.ts";
import { editScenario, type Edited } from "../usecases/scenarios/editScenario.ts";
import { openScenario, type OpenedScenario } from "../usecases/scenarios/openScenario.ts";
import type { CliDeps } from "./deps.ts";
import { EXIT, InputRefused } from "./exit.ts";
import { dayOption } from "./options.ts";
import { printText } from "./printText.ts";
import { presentScenario, presentScenarioRefusal } from "../api/index.ts";
import type { OpenOrg } from "./stores.ts";
import { idNamed } from "./typedChange.ts";
import type { Terminal } from "./terminal.ts";
import { shellWord } from "./shellWord.ts";

/** What the use cases of scenarios are handed here. */
export function scenarioDeps(
  { store, entry, user }: OpenOrg,
  deps: CliDeps,
  options: { readonly today?: string } = {},
): ScenarioDeps {
  return {
    store,
    orgId: entry.id,
    user: user(),
    now: deps.now,
    newId: () => deps.randomHex(6),
    today: options.today === undefined ? deps.today() : dayOption("--today", options.today),
  };
}

/** Refusals that say a word of the command is wrong; the others are answers. */
const WRONG_WORD: ReadonlySet<string> = new Set([
  "area-untouched",
  "change-set-unknown",
  "change-unknown",
  "comment-invalid",
  "consultation-days",
  "consultation-nowhere",
  "name-invalid",
  "org-unknown",
  "scenario-ambiguous",
  "scenario-known",
  "scenario-unknown",
  "storage-busy",
  "storage-damaged",
  "storage-full",
  "storage-newer",
  "storage-unreachable",
]);

const tellingOf = ({ isJson }: OpenOrg): Telling => (isJson ? { json: true } : {});

/** How a "no" is told: as JSON, and with the change sets of a scenario by their numbers. */
export interface Telling {
  readonly json?: true;
  readonly scenario?: Scenario;
}

/**
 * The value; a "no" is printed as an answer and gives undefined.
 * @throws InputRefused where a word of the command is what is wrong.
 */
export function answered<T>(result: Result<T>, terminal: Terminal, telling: Telling = {}): T | undefined {
  if (result.ok) return result.value;
  const { code, message } = result.refusal;
  if (WRONG_WORD.has(code)) throw new InputRefused(wording(message));
  process.exitCode = EXIT.no;
  if (telling.json === true)
    terminal.document(JSON.stringify(presentScenarioRefusal(result.refusal), null, 2));
  else printRefused(result, terminal, telling.scenario);
  return undefined;
}

function printRefused({ refusal }: Blocked, terminal: Terminal, scenario: Scenario | undefined): void {
  const { obstacles = [], message } = refusal;
  if (obstacles.length === 0) return printText(terminal, numbered(wording(message), scenario));
  // The message quotes the first of them, which stands in the list too.
  const [lead = ""] = wording(message).split(/(?<=\.) /);
  printText(terminal, `${lead} In the way:`);
  for (const code of new Set(obstacles.map((one) => one.code))) {
    const group = obstacles.filter((one) => one.code === code);
    const shown = group.length > SHOWN_MAX ? group.slice(0, SHOWN_MAX - 1) : group;
    for (const one of shown) printText(terminal, `- ${numbered(wording(one.message), scenario)}`, "  ");
    const left = group.slice(shown.length).flatMap(({ subjects }) => subjects);
    if (shown.length < group.length)
      printText(terminal, `- and ${group.length - shown.length} more of the kind: ${left.join(", ")}`, "  ");
  }
  if (scenario !== undefined && obstacles.some(({ code }) => code === "question-unanswered"))
    terminal.hint(
      `Next: onethread scenario add ${shellWord(scenario.name)} add-decision id=sto-case title="Single-threaded owners" door=one-way decider=<who> contraindications="shared-core:no;retrofit:yes:why;…"`,
    );
}

const SHOWN_MAX = 3;

/** A text with the ids of change sets as the numbers they go by here. */
function numbered(text: string, scenario: Scenario | undefined): string {
  return (scenario?.changeSets ?? []).reduce(
    (said, { id }, i) => said.replaceAll(id, `change set ${i + 1}`),
    text,
  );
}

/** The scenario as an org, with the states it leads through. */
export async function openNamed(
  open: OpenOrg,
  deps: CliDeps,
  name: string,
): Promise<OpenedScenario | undefined> {
  return answered(await openScenario(scenarioDeps(open, deps), name), open.terminal, tellingOf(open));
}

/** One edit, its line of the minutes, and what no longer applies after it. */
export async function editNamed(
  open: OpenOrg,
  deps: CliDeps,
  name: string,
  edit: Parameters<typeof editScenario>[2],
): Promise<void> {
  const edited = answered(
    await editScenario(scenarioDeps(open, deps), name, edit),
    open.terminal,
    tellingOf(open),
  );
  if (edited === undefined) return;
  if (open.isJson) open.terminal.document(JSON.stringify(presentScenario(edited), null, 2));
  else printEdited(edited, open.terminal);
}

export function printEdited({ scenario, event, heldNow }: Edited, terminal: Terminal): void {
  printText(terminal, `${scenario.name}: ${minuteOf(scenario, event)}`);
  for (const held of heldNow)
    printText(
      terminal,
      `Change ${numberOf(scenario, held)} no longer applies and is left out: ${wording(held.message)}`,
      "  ",
    );
}

/** A line of the minutes, with change sets by their numbers here. */
export function minuteOf(scenario: Scenario, event: Parameters<typeof sayEvent>[0]): string {
  return numbered(wording(sayEvent(event)), scenario).replaceAll("change set change set", "change set");
}

/** The number a change goes by on the command line: change set and place, "2.1". */
export function numberOf({ changeSets }: Scenario, { changeSetId, place }: ChangeRef): string {
  return `${changeSets.findIndex(({ id }) => id === changeSetId) + 1}.${place + 1}`;
}

/** @throws InputRefused where the scenario has no such change. */
export function changeRef(scenario: Scenario, number: string): ChangeRef {
  const [, set, place] = /^(\d+)\.(\d+)$/.exec(number) ?? [];
  const changeSet = scenario.changeSets[Number(set) - 1];
  const at = Number(place) - 1;
  if (changeSet === undefined || changeSet.changes[at] === undefined)
    throw new InputRefused(
      `${scenario.name} has no change "${number}". Numbers such as 1.2 stand in: onethread scenario show ${shellWord(scenario.name)}`,
    );
  return { changeSetId: changeSet.id, place: at };
}

/** @throws InputRefused where the scenario has no such change set. */
export function changeSetOf(scenario: Scenario, number: string): Scenario["changeSets"][number] {
  const changeSet = scenario.changeSets[Number(number) - 1];
  if (changeSet === undefined)
    throw new InputRefused(
      `${scenario.name} has no change set "${number}"; it has ${scenario.changeSets.length}.`,
    );
  return changeSet;
}

/** The id of an area of a scenario, before or after it. */
export function areaNamed({ walked }: OpenedScenario, text: string): AreaId {
  return idNamed(walked.org, "area", text) as AreaId;
}
