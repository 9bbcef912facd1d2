import {
  CONTRAINDICATION_CODES,
  DEPENDENCY_MODES,
  areaId,
  assetId,
  decisionId,
  dependencyId,
  disciplineId,
  isNamedBy,
  personId,
  waiverId,
  type ContraindicationAnswer,
  type Decision,
  type Dependency,
  type Discipline,
  type Waiver,
} from "../../org/index.ts";
import { parseList, parseNumber, parsePairs, splitEscaped } from "./cells.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn, readYesNo } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const MODE_SYNONYMS: Readonly<Record<string, NonNullable<Dependency["mode"]>>> = {
  "x-as-a-service": "service",
  "as a service": "service",
  facilitation: "facilitating",
  "close collaboration": "collaboration",
};
const DOOR_SYNONYMS: Readonly<Record<string, Decision["door"]>> = {
  "one-way door": "one-way",
  irreversible: "one-way",
  "two-way door": "two-way",
  reversible: "two-way",
};

/** The short lists: dependencies, decisions, waivers, disciplines. */
export function dependenciesReader(context: TableContext, dependencies: Dependency[]): RowReader {
  const text = textOf(context);
  const modes = createWordColumn(context, "mode", DEPENDENCY_MODES, undefined, MODE_SYNONYMS);
  const from = context.days(context.column("from"));
  const to = context.days(context.column("to"));
  return {
    row(row) {
      const id = context.id(context.column("id"), row);
      const consumer = context.id(context.column("consumerAreaId"), row);
      const provider = context.id(context.column("providerAreaId"), row);
      if (id === undefined || consumer === undefined || provider === undefined) return;
      const dependency: Mutable<Dependency> = {
        id: dependencyId(id),
        consumerAreaId: areaId(consumer),
        providerAreaId: areaId(provider),
        blocking: readYesNo(context, context.column("blocking"), row, "no") === true,
        row,
      };
      const mode = modes.read(text("mode"), row);
      if (mode !== undefined) dependency.mode = mode;
      if (text("assetId") !== "") dependency.assetId = assetId(text("assetId"));
      if (text("channel") !== "") dependency.channel = text("channel");
      const hours = numberAt(context, "responseTimeHours", row);
      if (hours !== undefined) dependency.responseTimeHours = hours;
      const accepted = new Map(parsePairs(text("acceptedBy")));
      if (accepted.size > 0) {
        const acceptedBy: Mutable<NonNullable<Dependency["acceptedBy"]>> = {};
        const [byConsumer, byProvider] = [accepted.get("consumer"), accepted.get("provider")];
        if (byConsumer !== undefined) acceptedBy.consumer = personId(byConsumer);
        if (byProvider !== undefined) acceptedBy.provider = personId(byProvider);
        if (byConsumer !== undefined || byProvider !== undefined) dependency.acceptedBy = acceptedBy;
        for (const [side, person] of accepted)
          if (side !== "consumer" && side !== "provider")
            context.unread(context.column("acceptedBy"), row, `${side}:${person}`, "not said");
      }
      if (text("from") !== "") from.read(text("from"), row, dependency, "from");
      if (text("to") !== "") to.read(text("to"), row, dependency, "to");
      if (text("sourceId") !== "") dependency.sourceId = text("sourceId");
      const extra = context.extra();
      if (extra !== undefined) dependency.extra = extra;
      dependencies.push(dependency);
    },
    end() {},
  };
}

export function decisionsReader(context: TableContext, decisions: Decision[]): RowReader {
  const text = textOf(context);
  const doors = createWordColumn(context, "door", ["two-way", "one-way"] as const, "two-way", DOOR_SYNONYMS);
  const days = ["raisedOn", "decidedOn", "reviewOn", "overriddenOn"].map((field) => ({
    field,
    column: context.days(context.column(field)),
  }));
  return {
    row(row) {
      const id = context.id(context.column("id"), row);
      if (id === undefined) return;
      const decision: Mutable<Decision> = {
        id: decisionId(id),
        title: text("title") === "" ? id : text("title"),
        door: doors.read(text("door"), row),
        row,
      };
      if (text("areaId") !== "") decision.areaId = areaId(text("areaId"));
      if (text("deciderId") !== "") decision.deciderId = personId(text("deciderId"));
      if (text("inputIds") !== "") decision.inputIds = parseList(text("inputIds")).map(personId);
      if (text("approverIds") !== "") decision.approverIds = parseList(text("approverIds")).map(personId);
      if (text("options") !== "") decision.options = parseList(text("options"));
      if (text("outcome") !== "") decision.outcome = text("outcome");
      if (text("dissent") !== "") decision.dissent = text("dissent");
      if (text("overriddenBy") !== "") decision.overriddenBy = personId(text("overriddenBy"));
      if (text("supersedesId") !== "") decision.supersedesId = decisionId(text("supersedesId"));
      for (const { field, column } of days)
        if (text(field) !== "") column.read(text(field), row, decision, field);
      if (text("contraindications") !== "")
        decision.contraindications = parseAnswers(text("contraindications"), context, row);
      if (text("sourceId") !== "") decision.sourceId = text("sourceId");
      const extra = context.extra();
      if (extra !== undefined) decision.extra = extra;
      decisions.push(decision);
    },
    end() {},
  };
}

/** `code:answer:evidence` divided by `;`. An answer that is none of ours is `unknown`, and said so. */
function parseAnswers(cell: string, context: TableContext, row: number): ContraindicationAnswer[] {
  return parsePairs(cell).flatMap(([word, rest]): ContraindicationAnswer[] => {
    const code = CONTRAINDICATION_CODES.find((one) => one === word);
    const cut = rest.indexOf(":");
    const said = cut < 0 ? rest : rest.slice(0, cut);
    const evidence = cut < 0 ? "" : rest.slice(cut + 1);
    const answer = (["yes", "no", "unknown"] as const).find((one) => one === said);
    if (code === undefined || answer === undefined) {
      context.unread(context.column("contraindications"), row, `${word}:${said}`, "no answer");
      return [];
    }
    return [{ code, answer, ...(evidence === "" ? {} : { evidence }) }];
  });
}

export function waiversReader(context: TableContext, waivers: Waiver[]): RowReader {
  const text = textOf(context);
  const granted = context.days(context.column("grantedOn"));
  const expires = context.days(context.column("expiresOn"));
  return {
    row(row) {
      const id = context.id(context.column("id"), row);
      const checkId = context.id(context.column("checkId"), row);
      if (id === undefined || checkId === undefined) return;
      const waiver: Mutable<Waiver> = {
        id: waiverId(id),
        checkId,
        subjectIds: parseList(text("subjectIds")),
        reason: text("reason"),
        standing: readYesNo(context, context.column("standing"), row, "no") === true,
        row,
      };
      if (text("approverId") !== "") waiver.approverId = personId(text("approverId"));
      if (text("grantedOn") !== "") granted.read(text("grantedOn"), row, waiver, "grantedOn");
      if (text("expiresOn") !== "") expires.read(text("expiresOn"), row, waiver, "expiresOn");
      if (text("sourceId") !== "") waiver.sourceId = text("sourceId");
      const extra = context.extra();
      if (extra !== undefined) waiver.extra = extra;
      waivers.push(waiver);
    },
    end() {},
  };
}

export function disciplinesReader(context: TableContext, disciplines: Discipline[]): RowReader {
  const text = textOf(context);
  const { config } = context;
  return {
    row(row) {
      const id = context.id(context.column("id"), row);
      if (id === undefined) return;
      const name = text("name") === "" ? id : text("name");
      const discipline: Mutable<Discipline> = {
        id: disciplineId(id),
        name,
        requiredInProduct:
          readYesNo(context, context.column("requiredInProduct"), row) ??
          isNamedBy({ id, name }, config.requiredDisciplines),
        executive:
          readYesNo(context, context.column("executive"), row) ??
          isNamedBy({ id, name }, config.executiveDisciplines),
        row,
      };
      if (text("aliases") !== "")
        discipline.aliases = splitEscaped(text("aliases"), ";").filter((a) => a !== "");
      if (text("leadId") !== "") discipline.leadId = personId(text("leadId"));
      if (text("ladderUrl") !== "") discipline.ladderUrl = text("ladderUrl");
      if (text("sourceId") !== "") discipline.sourceId = text("sourceId");
      const extra = context.extra();
      if (extra !== undefined) discipline.extra = extra;
      disciplines.push(discipline);
    },
    end() {},
  };
}

const textOf =
  (context: TableContext) =>
  (field: string): string =>
    context.at(context.column(field));

function numberAt(context: TableContext, field: string, row: number): number | undefined {
  const cell = context.at(context.column(field));
  if (cell === "") return undefined;
  const number = parseNumber(cell);
  if (number === undefined)
    context.faults.add("number-bad", row, { column: context.heading(context.column(field)), text: cell });
  return number?.value;
}
