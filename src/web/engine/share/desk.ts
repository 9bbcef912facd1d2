import { DEFAULT_CONFIG, indexOrg, wording, type Org } from "../../../org/index.ts";
import { checkOrg, type OrgJudgement } from "../../../usecases/checkOrg.ts";
import type { FileResult } from "../../../usecases/sealedFile.ts";
import {
  makeSnapshot,
  sealSnapshot,
  SNAPSHOT_COLUMNS,
  unsealSnapshot,
  type Snapshot,
} from "../../../usecases/snapshot.ts";
import { viewOnlyId } from "../../view/viewOnly.ts";
import type { EngineContext, Looked } from "../context.ts";
import { fileWord, subjectsOf } from "../exports/subjects.ts";
import type { ShareEngine, SharePreview, ShownSnapshot } from "../share.ts";
import { fileOfLink, linkTextOf } from "./linkText.ts";
import { PACKER } from "./packer.ts";
import type { Snapshots } from "./shown.ts";

const ROWS_SHOWN = 5;

export function createShareDesk(
  context: EngineContext,
  snapshots: Snapshots,
): Omit<ShareEngine, "shownSnapshot"> {
  const made = async (
    ...[at, state, choices]: Parameters<ShareEngine["previewShare"]>
  ): Promise<Snapshot> => {
    const { name, org, after } = await subjectsOf(context, at);
    const shared = state === "planned" ? after : org;
    if (shared === null) throw new Error("There is no scenario to share: make a plan first.");
    return makeSnapshot(shared, choices, { name, madeOn: context.today() });
  };
  return {
    previewShare: async (...asked) => previewOf(await made(...asked)),
    share: async (at, state, choices, passphrase) => {
      const snapshot = await made(at, state, choices);
      const bytes = worded(await sealSnapshot(snapshot, passphrase, PACKER));
      const name = `${fileWord(snapshot.name)}-${snapshot.asOf}.onethread`;
      return { file: { name, type: "application/octet-stream", bytes }, linkText: linkTextOf(bytes) };
    },
    openSnapshot: async (given, passphrase) => {
      const file = typeof given === "string" ? fileOfLink(given) : given;
      if (file === null)
        throw new Error("The link is cut: nothing was opened. Ask for the file, or copy the whole link.");
      const snapshot = worded(await unsealSnapshot(file, passphrase, PACKER, context.today()));
      const shown = shownOf(snapshot);
      snapshots.hold({ shown, looked: lookedOf(shown, snapshot) });
      return shown;
    },
  };
}

function shownOf({ name, asOf, madeOn, until, names }: Snapshot): ShownSnapshot {
  return { id: viewOnlyId(name), name, asOf, madeOn, until, names };
}

function lookedOf({ id, name }: ShownSnapshot, { records, asOf }: Snapshot): Looked {
  const org = indexOrg(records, [], asOf);
  let judged: OrgJudgement | null = null;
  return {
    at: { org: id },
    name,
    org,
    config: DEFAULT_CONFIG,
    problems: [],
    head: 0,
    judgement: () => (judged ??= checkOrg(org, DEFAULT_CONFIG, { asMode: "sto" })),
  };
}

/** The first people with every field the snapshot has of them, read from the snapshot itself. */
function previewOf({ records, columns, asOf }: Snapshot): SharePreview {
  const org = indexOrg(records, [], asOf);
  const fields = columns.flatMap((column) => [...SNAPSHOT_COLUMNS[column]]);
  const people = org.people.filter(({ placeholder }) => placeholder !== true);
  return {
    people: people.length,
    areas: org.areas.filter(({ placeholder }) => placeholder !== true).length,
    columns,
    headings: ["name", "manager", "discipline", "area", ...fields],
    rows: people
      .slice(0, ROWS_SHOWN)
      .map((person) => [
        person.name,
        nameOf(org, person.managerId),
        disciplineOf(org, person.id),
        areaOf(org, person.id),
        ...fields.map((field) => cellOf(org, person[field])),
      ]),
  };
}

const nameOf = (org: Org, id: string | null): string =>
  id === null ? "" : (org.people[org.personIndexById.get(id) ?? -1]?.name ?? "");

function disciplineOf(org: Org, id: string): string {
  const p = org.personIndexById.get(id) ?? -1;
  return org.disciplines[org.disciplineOf[p] ?? -1]?.name ?? "";
}

function areaOf(org: Org, id: string): string {
  const p = org.personIndexById.get(id) ?? -1;
  return org.areas[org.work.home[p] ?? -1]?.name ?? "";
}

function cellOf(org: Org, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value))
    return value.map((line: { readonly managerId: string }) => nameOf(org, line.managerId)).join(", ");
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  return org.personIndexById.has(text) ? nameOf(org, text) : text;
}

function worded<T>(result: FileResult<T>): T {
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.value;
}
