import { say, type OrgLists, type OrgRecords, type Problem } from "../../org/index.ts";
import type { InputFile, OutputFile } from "../define.ts";
import type { ListName } from "../tabular/fields.ts";
import type { ColumnMapping } from "../tabular/mapping.ts";
import { finish } from "./check.ts";
import { addRecords, isEmptied, removeGone } from "./items.ts";
import { placeOf } from "./names.ts";
import { createReaders } from "./open.ts";
import { locate, openOne } from "./opened.ts";
import { createFiles, placeNew } from "./place.ts";
import { LISTS, groupBy, looseKey, planList, type Plan } from "./plan.ts";
import { rowsOf } from "./rows.ts";

/** What has to happen to a folder. Files that are not named stay byte for byte. */
export interface FolderEdit {
  /** New files, and files with another text. */
  readonly files: readonly OutputFile[];
  /** Files to be deleted: none of their records is left. */
  readonly removed: readonly string[];
  /** Changes that no file here can take: things that stand in other formats (`not-carried`). */
  readonly problems: readonly Problem[];
}

/**
 * Writes what differs between two states of an organisation into the YAML files that say the first: comments, blank
 * lines, order of keys, quotes, line ends and headings of other names stay, a changed field is a changed line, a new
 * record goes to its place by id, one that is gone takes its own comment along, and a file without records goes.
 * @param files the folder as it stands; files of other formats are left alone.
 * @param before what was read from them: the draft, or the records that `settle` made of it.
 * @param after the same kind of lists, changed. Only differences between both are written: what a reading policy has
 *   mended in `before` is not mended in the files.
 * @param mapping the company's own headings, as they were read.
 * @returns files with their whole new text. Cost: O(files + records).
 * @example editFolder(files, org.records, applied.records).files.map((file) => file.name) // ["areas/pay.yaml"]
 */
export function editFolder(
  files: readonly InputFile[],
  before: OrgLists | OrgRecords,
  after: OrgLists | OrgRecords,
  mapping?: ColumnMapping,
): FolderEdit {
  const readers = createReaders(mapping);
  const opened = files.flatMap((file) => openOne(file, readers) ?? []);
  const now = rowsOf(after);
  const located = locate(opened);
  const plan: Plan = {
    readers,
    opened,
    was: rowsOf(before),
    now,
    located,
    loosely: groupBy([...(located.get("assignments")?.keys() ?? [])], looseKey),
    gone: new Set(),
    homeless: [],
    elsewhere: new Map(),
  };
  const isAlone = files.every((file) => placeOf(file.name) !== undefined);
  for (const list of LISTS) planList(plan, list, isAlone);
  const fresh = placeNew(plan);
  for (const file of opened) {
    removeGone(file, plan);
    addRecords(file, plan);
  }
  const removed = new Set(opened.filter((file) => isEmptied(file, plan.gone)).map((file) => file.name));
  const outcomes = opened
    .filter((file) => file.edits.length > 0 && !removed.has(file.name))
    .map((file) => ({ name: file.name, bytes: finish(file, plan) }));
  const kept = outcomes.filter(({ bytes }) => bytes === undefined).map(({ name }) => name);
  return {
    files: [
      ...outcomes.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, bytes }])),
      ...createFiles(
        fresh,
        files.map((file) => file.name),
      ),
    ],
    removed: [...removed],
    problems: [...[...plan.elsewhere].map(elsewhereProblem), ...kept.map(keptProblem)],
  };
}

function elsewhereProblem([list, count]: readonly [ListName, number]): Problem {
  return {
    ...NOT_CARRIED,
    count,
    message: say(
      [],
    )`${count} of ${list} changed, but ${count === 1 ? "stands" : "stand"} in no YAML file of the folder: change the file that says ${count === 1 ? "it" : "them"}.`,
  };
}

function keptProblem(name: string): Problem {
  return {
    ...NOT_CARRIED,
    blocks: true,
    file: name,
    count: 1,
    message: say(
      [],
    )`${name} is left as it is: the change cannot be written into its text. Change it by hand.`,
  };
}

const NOT_CARRIED = {
  code: "not-carried",
  blocks: false,
  rows: [],
  policy: "left as it is",
  subjects: [],
  fixes: [],
} as const;
