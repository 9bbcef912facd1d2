import { ASSIGNMENT_TYPES, areaId, personId, type Assignment, type AssignmentType } from "../../org/index.ts";
import { parseNumber } from "./cells.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn, readYesNo } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const TYPE_SYNONYMS: Readonly<Record<string, AssignmentType>> = {
  member: "core",
  dedicated: "core",
  primary: "core",
  loaned: "loan",
  borrowed: "loan",
  advisor: "advisory",
  consulting: "advisory",
};

/** Above this, a share can only be meant as percent. Source: docs/guides/formats.md#share-unit. */
const SHARE_CERTAINLY_PERCENT = 2;

export function assignmentsReader(context: TableContext, read: Assignment[]): RowReader {
  const { faults } = context;
  // Of this table alone: what its shares are is no news about those of other files.
  const assignments: Assignment[] = [];
  const c = (field: string): number => context.column(field);
  const [person, area, share] = [c("personId"), c("areaId"), c("share")];
  const [type, role, isLead] = [c("type"), c("role"), c("isLead")];
  const [from, to, rater, guess] = [c("from"), c("to"), c("raterId"), c("guess")];
  const acting = c("acting");
  const fromDays = context.days(from);
  const toDays = context.days(to);
  const types = createWordColumn(context, "type", ASSIGNMENT_TYPES, "core", TYPE_SYNONYMS);
  const alreadyShares = new Set<Assignment>();
  /** Cells that may turn out to be no share: what a message quotes is what stands there. */
  const oddTexts = new Map<Assignment, string>();
  const badRows = new Set<Assignment>();
  let isPercent = false;

  return {
    row(row) {
      const [who, where] = [context.id(person, row), context.id(area, row)];
      if (who === undefined || where === undefined) return;
      const assignment: Mutable<Assignment> = {
        personId: personId(who),
        areaId: areaId(where),
        type: types.read(context.at(type), row),
        isLead: readYesNo(context, isLead, row, "no") === true,
        row,
      };
      const shareText = context.at(share);
      if (shareText !== "") {
        const number = parseNumber(shareText);
        if (number === undefined) {
          faults.add("share-bad", row, { column: context.heading(share), text: shareText });
          return;
        }
        assignment.share = number.percent ? number.value / 100 : number.value;
        if (number.percent) alreadyShares.add(assignment);
        else if (number.value > SHARE_CERTAINLY_PERCENT) isPercent = true;
        if (number.percent || number.value <= 0 || number.value > 1) oddTexts.set(assignment, shareText);
      }
      if (acting >= 0 && readYesNo(context, acting, row, "no") === true) assignment.acting = true;
      if (context.at(role) !== "") assignment.role = context.at(role);
      if (context.at(from) !== "") fromDays.read(context.at(from), row, assignment, "from");
      if (context.at(to) !== "") toDays.read(context.at(to), row, assignment, "to");
      if (context.at(rater) !== "") assignment.raterId = personId(context.at(rater));
      if (context.at(guess) !== "") assignment.guess = context.at(guess);
      const extra = context.extra();
      if (extra !== undefined) assignment.extra = extra;
      assignments.push(assignment);
    },
    end() {
      if (isPercent) faults.add("share-unit", 0, { column: context.heading(share) });
      for (const assignment of assignments as Mutable<Assignment>[]) {
        if (assignment.share === undefined) continue;
        if (isPercent && !alreadyShares.has(assignment)) assignment.share /= 100;
        if (isShare(assignment.share, assignment.type)) continue;
        faults.add("share-bad", assignment.row ?? 0, {
          column: context.heading(share),
          text: oddTexts.get(assignment) ?? String(assignment.share),
        });
        badRows.add(assignment);
      }
      for (const assignment of assignments) if (!badRows.has(assignment)) read.push(assignment);
    },
  };
}

function isShare(share: number, type: AssignmentType): boolean {
  return share <= 1 && (share > 0 || (share === 0 && type === "advisory"));
}
