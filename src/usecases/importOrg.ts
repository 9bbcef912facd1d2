import { parseMapping, parseFiles, parseSheet, type InputFile, type ReadProgress } from "../formats/index.ts";
import {
  buildOrg,
  type Area,
  type Config,
  type Day,
  type Org,
  type OrgDraft,
  type Problem,
} from "../org/index.ts";
import { applySheet } from "../worksheet/index.ts";
import { readSettings } from "./readSettings.ts";

export interface ImportOrgInput {
  readonly files: readonly InputFile[];
  /** Text of `onethread.yaml`, where the company has one. */
  readonly configText?: string;
  /** Text of `mapping.yaml`, where the company has one. */
  readonly mappingText?: string;
  /** A filled sheet on who works on what: bytes as a spreadsheet saved them. */
  readonly sheet?: Uint8Array;
  readonly today: Day;
  /** The organisation that these files follow: who is missing from them stays, and is said. */
  readonly base?: Org;
  /** Somebody said that the files name everybody: who is missing left. */
  readonly isComplete?: boolean;
  readonly onProgress?: (progress: ReadProgress) => void;
}

export interface ImportedOrg {
  readonly org: Org;
  readonly draft: OrgDraft;
  readonly config: Config;
  /** Faults of settings, columns, cells, structure and sheet, in that order. */
  readonly problems: readonly Problem[];
}

/**
 * Files → org: read the settings, parse the cells, settle the structure, index it for the day, add what a filled
 * sheet says. Never throws on content; what is wrong stands in `problems`, and a file over a limit leaves an empty
 * org with that one problem.
 */
export function importOrg(input: ImportOrgInput): ImportedOrg {
  const settings = readSettings(input.configText);
  const mapping = input.mappingText === undefined ? undefined : parseMapping(input.mappingText);
  const draft = parseFiles(input.files, {
    config: settings.config,
    today: input.today,
    ...(mapping === undefined ? {} : { mapping: mapping.columns, records: mapping.records }),
    ...(input.onProgress === undefined ? {} : { onProgress: input.onProgress }),
  });
  const options = {
    today: input.today,
    config: settings.config,
    ...(input.base === undefined ? {} : { base: input.base, isComplete: input.isComplete === true }),
  };
  const org = buildOrg(draft, options);
  const before = [...settings.problems, ...(mapping?.problems ?? [])];
  if (input.sheet === undefined)
    return { org, draft, config: settings.config, problems: [...before, ...org.problems] };
  const answered = answerDraft(org, draft, input.sheet);
  const answeredOrg = buildOrg(answered.draft, options);
  return {
    org: answeredOrg,
    draft: answered.draft,
    config: settings.config,
    problems: [...before, ...answeredOrg.problems, ...answered.problems],
  };
}

/**
 * The draft with the rows of a filled sheet. Leads of the sheet become owners the same way as leads of a file, so
 * the rows go in before the structure is settled. An area that a confirmed row names is active from then on: its
 * people have said that it exists.
 */
function answerDraft(
  org: Org,
  draft: OrgDraft,
  sheet: Uint8Array,
): { draft: OrgDraft; problems: readonly Problem[] } {
  const filled = parseSheet(sheet);
  const outcome = applySheet(org, filled.rows);
  const confirmed = new Set<string>(
    outcome.assignments.filter((row) => row.guess === undefined).map((row) => row.areaId),
  );
  const areas = outcome.areas.map((area): Area =>
    confirmed.has(area.id) ? { ...area, status: "active" } : area,
  );
  return {
    draft: {
      ...draft,
      given: [
        ...new Set([...draft.given, "assignments" as const, ...(areas.length > 0 ? ["areas" as const] : [])]),
      ],
      areas: [...draft.areas, ...areas],
      assignments: [...draft.assignments, ...outcome.assignments],
    },
    problems: [...filled.problems, ...outcome.problems],
  };
}
