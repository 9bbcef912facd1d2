import { wording, type Sentence } from "../org/index.ts";
import { ALTERNATIVES_MAX, parsePlans, WORK_DEFAULT, type Pin } from "../planner/index.ts";
import { draftAlternatives, resumePlans } from "../usecases/draftAlternatives.ts";
import {
  provePlan,
  type DraftedPlan,
  type PlanDrafted,
  type ProvePlanOptions,
} from "../usecases/draftPlan.ts";
import { exactModeOf, solverOf, withProofOptions, type ProofOptions } from "./exactOptions.ts";
import { EXIT, InputRefused } from "./exit.ts";
import { wholeOption } from "./options.ts";
import { textFile, type OrgOptions, type Session } from "./session.ts";
import type { CliDeps } from "./deps.ts";
import { wrap } from "./terminal.ts";
import { Option, type Command } from "commander";

/** Options of verbs that need a plan: one made before, or how to make one. */
export interface PlanOptions extends OrgOptions, ProofOptions {
  readonly plan?: string;
  readonly seed: string;
  readonly work?: string;
  readonly deadline?: string;
  readonly alternatives?: string;
  readonly pin?: readonly string[];
  readonly forbid?: readonly string[];
  readonly owner?: readonly string[];
  readonly freeze?: readonly string[];
}

const collect = (value: string, all: readonly string[] | undefined): readonly string[] => [
  ...(all ?? []),
  value,
];

export function withPlanOptions(command: Command): Command {
  return withProofOptions(command)
    .addOption(
      new Option("--plan <file>", "use this plan, verified from scratch, instead of making one").conflicts([
        "pin",
        "forbid",
        "owner",
        "freeze",
      ]),
    )
    .option("--seed <n>", "whole number; the same seed and work give the same bytes", "1")
    .option(
      "--work <n>",
      `stop after so many work units (default: ${WORK_DEFAULT}, more beyond 2,000 people)`,
    )
    .option("--deadline <seconds>", "stop after so much CPU time with the best plan so far")
    .option("--pin <person=area>", "this person goes to that area; may be repeated", collect)
    .option("--forbid <person=area>", "this person does not go to that area; may be repeated", collect)
    .option("--owner <area=person>", "this person owns that area; may be repeated", collect)
    .option("--freeze <area>", "everybody whose home it is stays; may be repeated", collect);
}

/** The plan the options ask for. Nothing is printed but progress. */
export async function planOf(session: Session, options: PlanOptions, deps: CliDeps): Promise<PlanDrafted> {
  if (options.plan !== undefined) return { ok: true, drafted: planFromFile(session, options.plan, deps) };
  const deadline = options.deadline === undefined ? undefined : wholeOption("--deadline", options.deadline);
  const started = deps.cpuSeconds();
  const secondsLeft =
    deadline === undefined ? undefined : (): number => started + deadline - deps.cpuSeconds();
  let doing = "planning";
  const settings: ProvePlanOptions = {
    exact: exactModeOf(options),
    solveMip: solverOf(session.terminal, deps, secondsLeft),
    ...(secondsLeft === undefined ? {} : { secondsLeft }),
    seed: wholeOption("--seed", options.seed),
    ...(options.work === undefined ? {} : { work: wholeOption("--work", options.work) }),
    pins: pinsOf(session, options),
    onProgress: (e) =>
      session.terminal.progress(`${doing}, ${e.phase}: cost ${e.cost}, no plan below ${e.lowerBound}`),
    ...(deadline === undefined ? {} : { shouldStop: () => deps.cpuSeconds() - started > deadline }),
  };
  const most = alternativesOf(options);
  const drafted =
    most === null
      ? await provePlan(session.org, session.config, settings)
      : await draftAlternatives(session.org, session.config, {
          ...settings,
          most,
          onPlan: (number, of) => {
            doing = `plan ${number} of up to ${of}`;
          },
        });
  session.terminal.progress("");
  return drafted;
}

/** How many plans are wanted beside each other; null where one alone is. */
function alternativesOf({ alternatives }: PlanOptions): number | null {
  if (alternatives === undefined) return null;
  const most = Number(alternatives);
  if (Number.isInteger(most) && most >= 2 && most <= ALTERNATIVES_MAX) return most;
  throw new InputRefused(
    `--alternatives takes a whole number from 2 to ${ALTERNATIVES_MAX}, the plan among them, not "${alternatives}".`,
  );
}

function planFromFile(session: Session, file: string, deps: CliDeps): DraftedPlan {
  const parsed = parsePlans(textFile(file, deps));
  if (!parsed.ok) throw new InputRefused(`${file}: ${wording(parsed.refusal.message)}`);
  const resumed = resumePlans(session.org, parsed.set);
  if (!resumed.ok) {
    throw new InputRefused(
      `${file}: this plan does not fit this organisation: ${resumed.faults.slice(0, 3).join(" ")} Make a new one with: onethread plan ${session.again} --out ${file}`,
    );
  }
  return resumed.drafted;
}

function pinsOf(session: Session, options: PlanOptions): Pin[] {
  const base = { author: "command line", reason: "asked for on the command line" };
  const pair = (name: string, text: string): [string, string] => {
    const at = text.indexOf("=");
    if (at <= 0 || at === text.length - 1)
      throw new InputRefused(`${name} takes two ids joined by "=", not "${text}".`);
    return [text.slice(0, at), text.slice(at + 1)];
  };
  const person = (id: string) =>
    idOf(session.org.people, session.org.personIndexById.get(id), `person "${id}"`);
  const area = (id: string) => idOf(session.org.areas, session.org.areaIndexById.get(id), `area "${id}"`);
  return [
    ...(options.pin ?? []).map((text, i): Pin => {
      const [personId, areaId] = pair("--pin", text);
      return { ...base, id: `pin-${i + 1}`, kind: "place", personId: person(personId), areaId: area(areaId) };
    }),
    ...(options.forbid ?? []).map((text, i): Pin => {
      const [personId, areaId] = pair("--forbid", text);
      return {
        ...base,
        id: `forbid-${i + 1}`,
        kind: "keep-out",
        personId: person(personId),
        areaId: area(areaId),
      };
    }),
    ...(options.owner ?? []).map((text, i): Pin => {
      const [areaId, personId] = pair("--owner", text);
      return { ...base, id: `owner-${i + 1}`, kind: "own", personId: person(personId), areaId: area(areaId) };
    }),
    ...(options.freeze ?? []).map((text, i): Pin => ({
      ...base,
      id: `freeze-${i + 1}`,
      kind: "freeze-area",
      areaId: area(text),
    })),
  ];
}

function idOf<T extends { readonly id: unknown }>(
  list: readonly T[],
  index: number | undefined,
  what: string,
): T["id"] {
  const found = index === undefined ? undefined : list[index];
  if (found === undefined)
    throw new InputRefused(`There is no ${what} in this organisation. Ids stand in onethread check --json.`);
  return found.id;
}

/** Says why there is no plan, as an answer and not as an error. */
export function printRefusal(
  session: Session,
  refusal: { readonly message: Sentence; readonly conflicting?: readonly Pin[] },
): void {
  for (const line of wrap(`No plan: ${wording(refusal.message)}`, session.terminal.width))
    session.terminal.out(line);
  for (const pin of refusal.conflicting ?? []) session.terminal.out(`  ${pin.id}: ${pin.kind}`);
  process.exitCode = EXIT.no;
}
