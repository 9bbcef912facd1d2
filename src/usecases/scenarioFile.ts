import { canonicalText, isOrgChange, LISTS, parseCanonical } from "../changes/index.ts";
import { SCENARIO_STATUSES, type Scenario } from "../history/index.ts";
import type { Change, OrgRecords } from "../org/index.ts";
import {
  damaged as damagedFile,
  refused,
  seal,
  unseal,
  type FileResult,
  type SealedKind,
} from "./sealedFile.ts";

export type { FileResult } from "./sealedFile.ts";

const KIND: SealedKind = {
  name: "onethread-scenario",
  version: 1,
  noun: "scenario file",
  content: "the scenario",
  smaller: "Leave the organisation out of it, or split the scenario.",
};

/** What a file carries. `records`: the org of the base, so that somebody without the store can look at it. */
export interface ScenarioContent {
  readonly scenario: Scenario;
  readonly records?: OrgRecords;
}

/**
 * The content as an encrypted file; each call takes a new salt and nonce.
 * @returns `passphrase-short` under 12 characters, `file-too-large`.
 * Cost: 600,000 rounds of the key derivation, some 0.2 s.
 */
export async function sealScenario(
  content: ScenarioContent,
  passphrase: string,
): Promise<FileResult<Uint8Array<ArrayBuffer>>> {
  return seal(KIND, new TextEncoder().encode(canonicalText(content)), passphrase);
}

/**
 * The content of an encrypted file.
 * @returns `not-a-scenario-file`, `file-newer`, `file-too-large`, `file-damaged` where the header cannot be read,
 * `passphrase-wrong` where what is sealed does not open: a wrong passphrase and a changed byte cannot be told apart.
 */
export async function unsealScenario(
  file: Uint8Array,
  passphrase: string,
): Promise<FileResult<ScenarioContent>> {
  const opened = await unseal(KIND, file, passphrase);
  if (!opened.ok) return opened;
  const parsed = parseCanonical(opened.value);
  return parsed.ok ? readContent(parsed.value) : damaged(parsed.refusal.message);
}

/** What was sealed came from somebody with the passphrase; its shape is looked at all the same. */
export function readContent(value: unknown): FileResult<ScenarioContent> {
  if (!isObject(value) || !isObject(value["scenario"])) return damaged("it holds no scenario.");
  const { scenario, records } = value;
  const fault = scenarioFault(scenario as Loose);
  if (fault !== null) return fault;
  if (records !== undefined && !(isObject(records) && LISTS.every((list) => Array.isArray(records[list]))))
    return damaged("the organisation in it cannot be read.");
  return {
    ok: true,
    value: {
      scenario: scenario as unknown as Scenario,
      ...(records === undefined ? {} : { records: records as unknown as OrgRecords }),
    },
  };
}

type Loose = Readonly<Record<string, unknown>>;

const TEXTS = ["id", "name", "orgId", "baseHash"] as const;
/** Lists of a scenario with the texts each entry must have. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  changeSets: ["id", "author", "reason", "effectiveOn"],
  archivedChanges: ["changeSetId"],
  pins: ["kind"],
  approvals: ["user", "at"],
  comments: ["id", "user", "at", "text"],
  participants: ["user", "from"],
  consultations: ["state"],
  events: ["kind", "user", "at"],
  resolutions: ["field", "choice", "user", "at"],
};

function scenarioFault(scenario: Loose): ReturnType<typeof refused> | null {
  const hasTexts = (one: unknown, fields: readonly string[]): boolean =>
    isObject(one) && fields.every((field) => typeof one[field] === "string");
  if (!hasTexts(scenario, TEXTS) || !Number.isInteger(scenario["baseRevision"]))
    return damaged("the scenario in it has no name or base.");
  if (!SCENARIO_STATUSES.some((status) => status === scenario["status"]))
    return damaged("the scenario in it has no status.");
  for (const [field, texts] of Object.entries(LISTED)) {
    const list = scenario[field];
    if (!Array.isArray(list) || !list.every((one) => hasTexts(one, texts)))
      return damaged(`the ${field} of the scenario cannot be read.`);
  }
  if (scenario["plan"] !== undefined && !isPlan(scenario["plan"]))
    return damaged("the plan of the scenario cannot be read.");
  for (const set of scenario["changeSets"] as readonly Loose[]) {
    const changes = set["changes"];
    if (!Array.isArray(changes) || !changes.every((one) => hasTexts(one, ["kind"])))
      return damaged("the changes of the scenario cannot be read.");
    const unknown = (changes as readonly Change[]).find((change) => !isOrgChange(change));
    if (unknown !== undefined)
      return refused(
        "file-newer",
        `The scenario has a change of kind "${unknown.kind}", which this Onethread does not know. Nothing was taken in. Update Onethread.`,
      );
  }
  return null;
}

function isPlan(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { revision, files, place } = value;
  const isText = (one: unknown): boolean => typeof one === "string";
  return Number.isInteger(revision) && Number.isInteger(place) && Array.isArray(files) && files.every(isText);
}

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const damaged = (why: string) => damagedFile(KIND, why);
