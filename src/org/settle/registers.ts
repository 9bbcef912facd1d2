import type { Decision } from "../decision.ts";
import type { Dependency } from "../dependency.ts";
import type { Day } from "../day.ts";
import { decisionId, dependencyId, waiverId } from "../ids.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import type { Waiver } from "../waiver.ts";
import { append } from "./append.ts";
import type { AreaFinder } from "./areas.ts";
import { knownPeople, type PersonFinder } from "./finder.ts";
import { plural, problemOf, quoted, reportEach, type FileOfItem } from "./report.ts";
import { uniqueById } from "./uniqueById.ts";

export interface RegistersInput {
  readonly find: PersonFinder;
  readonly findArea: AreaFinder;
  /** What an id became that is no longer used, whatever its kind. */
  readonly newIdOf: (id: string) => string | undefined;
  readonly today: Day;
}

export function readDependencies(
  given: readonly Dependency[],
  input: RegistersInput,
  file: string,
  fileOf?: FileOfItem,
) {
  const { items, problems } = uniqueById(
    given,
    { one: "dependency", many: "dependencies" },
    dependencyId,
    file,
    fileOf,
  );
  const inner: Dependency[] = [];
  const dependencies = items.flatMap((dependency): Dependency[] => {
    const isPast = dependency.to !== undefined && dependency.to <= input.today;
    const consumerAreaId = input.findArea(dependency.consumerAreaId, dependency.row, isPast);
    const providerAreaId = input.findArea(dependency.providerAreaId, dependency.row, isPast);
    if (consumerAreaId === providerAreaId) {
      inner.push(dependency);
      return [];
    }
    return [{ ...dependency, consumerAreaId, providerAreaId }];
  });
  if (inner.length > 0)
    problems.push(
      problemOf({
        code: "reference-unknown",
        blocks: true,
        policy: "the rows are set aside",
        message: say([
          "dependency.providerAreaId",
        ])`${plural(inner.length, "dependency names", "dependencies name")} one area as consumer and provider.`,
        rows: inner.map((dependency) => dependency.row),
        count: inner.length,
        subjects: inner.map((dependency) => dependency.id),
        file,
      }),
    );
  return { dependencies, problems };
}

export function readDecisions(
  given: readonly Decision[],
  input: RegistersInput,
  file: string,
  fileOf?: FileOfItem,
) {
  const { items, problems } = uniqueById(
    given,
    { one: "decision", many: "decisions" },
    decisionId,
    file,
    fileOf,
  );
  const unknown = new Map<string, (number | undefined)[]>();
  const decisions = items.map((decision): Decision => {
    const note = (text: string): void => {
      append(unknown, text, decision.row);
    };
    const { deciderId, overriddenBy, ...rest } = decision;
    const [decider] = deciderId === undefined ? [] : knownPeople([deciderId], input.find, note);
    const [overrider] = overriddenBy === undefined ? [] : knownPeople([overriddenBy], input.find, note);
    return {
      ...rest,
      ...(decider === undefined ? {} : { deciderId: decider }),
      ...(overrider === undefined ? {} : { overriddenBy: overrider }),
      ...(rest.inputIds === undefined ? {} : { inputIds: knownPeople(rest.inputIds, input.find, note) }),
      ...(rest.approverIds === undefined
        ? {}
        : { approverIds: knownPeople(rest.approverIds, input.find, note) }),
      ...(rest.areaId === undefined
        ? {}
        : { areaId: input.findArea(rest.areaId, rest.row, rest.decidedOn !== undefined) }),
    };
  });
  return { decisions, problems: [...problems, ...unknownProblems(unknown, file)] };
}

export function readWaivers(
  given: readonly Waiver[],
  input: RegistersInput,
  file: string,
  fileOf?: FileOfItem,
) {
  const { items, problems } = uniqueById(given, { one: "waiver", many: "waivers" }, waiverId, file, fileOf);
  const unknown = new Map<string, (number | undefined)[]>();
  const waivers = items.map((waiver): Waiver => {
    const { approverId, ...rest } = withNewSubjects(waiver, input);
    if (approverId === undefined) return rest;
    const person = input.find(approverId);
    if (person !== undefined) return { ...rest, approverId: person.id };
    append(unknown, approverId as string, waiver.row);
    return rest;
  });
  return { waivers, problems: [...problems, ...unknownProblems(unknown, file)] };
}

/** A waiver covers what it named, so it covers what that became. */
function withNewSubjects(waiver: Waiver, { newIdOf }: RegistersInput): Waiver {
  const subjectIds = waiver.subjectIds.map((id) => newIdOf(id) ?? id);
  return subjectIds.every((id, i) => id === waiver.subjectIds[i]) ? waiver : { ...waiver, subjectIds };
}

function unknownProblems(
  unknown: ReadonlyMap<string, readonly (number | undefined)[]>,
  file: string,
): Problem[] {
  return reportEach(
    [...unknown],
    ([text, rows]) => ({
      code: "reference-unknown",
      blocks: true,
      policy: "the field is left empty",
      message: say(
        [],
      )`${plural(rows.length, "row names", "rows name")} ${quoted(text)}, who is not in the file.`,
      rows,
      count: rows.length,
      file,
    }),
    (rest) => ({
      code: "reference-unknown",
      blocks: true,
      policy: "the fields are left empty",
      message: say([])`${rest.length} more people are named who are not in the file.`,
      rows: rest.flatMap(([, rows]) => rows),
      count: rest.length,
      file,
    }),
  );
}
