import { diff, type ChangeSet, type OrgChange } from "../changes/index.ts";
import type { InputFile } from "../formats/index.ts";
import { startOfHistory } from "../history/index.ts";
import { group, say, type Org, type Problem, type ProblemCode, type Sentence } from "../org/index.ts";
import type { StoreTools } from "../storage/index.ts";
import { hidePersonalIds, type HiddenId } from "./hidePersonalIds.ts";
import type { ImportedOrg } from "./importOrg.ts";
import { problemsText } from "./openOrg.ts";

export interface ImportRevisionInput {
  readonly imported: Pick<ImportedOrg, "org" | "problems">;
  /** Makes an id at random, for people whose own says who they are. */
  readonly newId: () => string;
  /** Problems that shall not stop it, by name. */
  readonly accept?: readonly ProblemCode[];
}

/** A first list as the beginning of a history, before anything is committed. */
export interface ImportRevision {
  /** The org as it goes into the history. */
  readonly org: Org;
  /** From nothing to that org. */
  readonly changes: readonly OrgChange[];
  readonly hidden: readonly HiddenId[];
  readonly problems: readonly Problem[];
  /** Those that nobody accepted: nothing may be committed. */
  readonly blocking: readonly Problem[];
  readonly summary: readonly { readonly id: string; readonly count: number; readonly says: Sentence }[];
}

/**
 * What was read from files, as the changes with which a history begins. Ids that say who somebody is are replaced
 * first. Nothing is committed; `importChangeSet` makes the change set once nothing blocks.
 * Source: docs/guides/formats.md#personal-ids. Cost: that of `diff`.
 */
export function importRevision(input: ImportRevisionInput): ImportRevision {
  const read = hideImport(input);
  return { ...read, changes: diff(startOfHistory(read.org.today), read.org) };
}

/** The same without the changes, of which a hundred thousand people have many: they may be made elsewhere. */
export function hideImport({
  imported,
  newId,
  accept = [],
}: ImportRevisionInput): Omit<ImportRevision, "changes"> {
  const { org, problems, hidden } = hidePersonalIds(imported.org, newId, imported.problems);
  const { people, records } = org;
  const lines: readonly (readonly [string, number, Sentence])[] = [
    [
      "people",
      people.length,
      say([])`${group(people.length)} ${people.length === 1 ? "person" : "people"} in the org.`,
    ],
    [
      "outside",
      records.outside.length,
      say([])`${group(records.outside.length)} outside it: left, or still to come.`,
    ],
    [
      "areas",
      records.areas.length,
      say([])`${records.areas.length} ${records.areas.length === 1 ? "area" : "areas"}.`,
    ],
    [
      "assignments",
      records.assignments.length,
      say(
        [],
      )`${records.assignments.length} ${records.assignments.length === 1 ? "row says" : "rows say"} who works where.`,
    ],
    [
      "assets",
      records.assets.length,
      say([])`${records.assets.length} ${records.assets.length === 1 ? "thing" : "things"}.`,
    ],
    [
      "hidden-ids",
      hidden.length,
      say(
        [],
      )`${hidden.length} ${hidden.length === 1 ? "id says" : "ids say"} who somebody is: replaced by generated ones.`,
    ],
  ];
  return {
    org,
    hidden,
    problems,
    blocking: problems.filter((one) => one.blocks && !accept.includes(one.code)),
    summary: lines.filter(([, count]) => count > 0).map(([id, count, says]) => ({ id, count, says })),
  };
}

/** A change set with the texts that are kept beside it, or why there is none. */
export type ImportSet =
  | {
      readonly ok: true;
      readonly changeSet: ChangeSet;
      readonly documents: {
        readonly settings?: string;
        readonly mapping?: string;
        readonly problems: string;
      };
    }
  | { readonly ok: false; readonly message: Sentence; readonly problems: readonly Problem[] };

/** The change set of a list that was read, the first or a newer one, with settings, mapping and problems as documents; refused while something blocks. */
export function importChangeSet(
  { changes, problems, blocking }: Pick<ImportRevision, "changes" | "problems" | "blocking">,
  set: Omit<ChangeSet, "changes">,
  texts: { readonly settings?: string; readonly mapping?: string } = {},
): ImportSet {
  if (blocking.length === 0)
    return {
      ok: true,
      changeSet: { ...set, changes },
      documents: { ...texts, problems: problemsText(problems) },
    };
  const codes = [...new Set(blocking.map(({ code }) => code))].join(", ");
  return {
    ok: false,
    message: say(
      [],
    )`${blocking.length === 1 ? "1 problem stands" : `${blocking.length} problems stand`} in the way (${codes}); nothing was changed. Mend the list, or accept what is done about them by name.`,
    problems: blocking,
  };
}

/** Which files a change set was read from: names and SHA-256 of the bytes, so that it can be told later. */
export function sourceOfFiles(files: readonly InputFile[], sha256: StoreTools["sha256"]): string {
  const hex = (bytes: Uint8Array): string =>
    Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return files.map(({ name, bytes }) => `${name} sha256:${hex(bytes)}`).join(", ");
}
