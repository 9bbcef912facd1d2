import type { ChangeSet } from "../changes/index.ts";
import type { Scenario } from "../history/index.ts";
import { ERASED } from "./fields.ts";
import { textOfPart } from "./payload.ts";
import { redacting, redactingIds, type Redact, type Traces } from "./redact.ts";
import type { Rows } from "./rows.ts";
import { writeSealed } from "./seals.ts";
import { tellingWords } from "./tellingWords.ts";

const ALL = { after: 0, through: Number.MAX_SAFE_INTEGER } as const;

/** Whom an erasure is about, as the whole history tells; null where nobody has that id. */
export async function tracesOf(
  rows: Rows,
  orgId: string,
  personIds: ReadonlySet<string>,
): Promise<Traces | null> {
  const { isKnown, seatNames } = await recordsIn(rows, orgId, personIds);
  const found: Found = { names: new Set(), mails: new Set(), codes: new Set(), isKnown };
  for await (const page of rows.texts(orgId, ALL, true))
    for (const { personId, field, text, commitment } of page)
      if (personId !== null && personIds.has(personId) && !seatNames.has(commitment))
        note(found, field, text);
  for (const { body } of await rows.scenarioRows(orgId)) {
    const { changeSets, copies } = JSON.parse(body) as Scenario;
    for (const set of [...changeSets, ...(copies ?? []).flatMap((copy) => copy.changeSets)])
      noteSet(found, set, personIds);
  }
  if (!found.isKnown) return null;
  const { names, codes, cells } = tellingWords(found);
  const words = [...names, ...codes];
  return { personIds, redact: redacting(words), redactId: redactingIds(words), cells };
}

interface Found {
  readonly names: Set<string>;
  readonly mails: Set<string>;
  /** Ids of sources and numbers of employees. */
  readonly codes: Set<string>;
  isKnown: boolean;
}

function note(found: Found, field: string, text: string): void {
  found.isKnown = true;
  if (text === ERASED) return;
  if (field === "name") found.names.add(text);
  else if (text.includes("@") && !/\s/.test(text)) found.mails.add(text);
  else if (field === "sourceId" || field === "employeeNumber") found.codes.add(text);
}

function noteSet(found: Found, set: ChangeSet, personIds: ReadonlySet<string>): void {
  for (const change of set.changes) {
    const { person } = change as { readonly person?: { readonly vacant?: boolean; readonly name?: string } };
    const seal = (text: string, field: string, personId: string | null): string => {
      const isSeat = field === "name" && person?.vacant === true && text === person.name;
      if (personId !== null && personIds.has(personId)) {
        found.isKnown = true;
        if (!isSeat) note(found, field, text);
      }
      return "";
    };
    writeSealed({ ...set, changes: [change] }, seal, { put: () => undefined, end: () => undefined });
  }
}

type Line = Readonly<Record<string, unknown>>;

/** Whether a history has records of these people, and the commitments of names that a seat bore while it was empty. */
async function recordsIn(
  rows: Rows,
  orgId: string,
  personIds: ReadonlySet<string>,
): Promise<{ readonly isKnown: boolean; readonly seatNames: ReadonlySet<string> }> {
  const marks = [...personIds].map((id) => JSON.stringify(id));
  const isAbout = (text: string): boolean => marks.some((mark) => text.includes(mark));
  const vacant = new Map<string, boolean>();
  const seatNames = new Set<string>();
  const noteRecord = (id: string, record: Line): void => {
    if (typeof record["vacant"] === "boolean") vacant.set(id, record["vacant"]);
    const { $text } = (record["name"] ?? {}) as { readonly $text?: unknown };
    if (typeof $text === "string" && vacant.get(id) === true) seatNames.add($text);
  };
  const noteLine = (line: Line): void => {
    const records = [
      line["person"],
      ...(Array.isArray(line["records"]) ? (line["records"] as unknown[]) : []),
    ];
    for (const item of records) {
      const { id, record, list } = (item ?? {}) as Line;
      if (typeof id !== "string" || !personIds.has(id)) continue;
      if (list !== undefined && list !== "people" && list !== "outside") continue;
      if (!vacant.has(id)) vacant.set(id, false);
      noteRecord(id, (record ?? item) as Line);
    }
    const { personId, fields } = line;
    if (
      typeof personId === "string" &&
      personIds.has(personId) &&
      typeof fields === "object" &&
      fields !== null
    )
      noteRecord(personId, fields as Line);
  };
  for await (const page of rows.payloads(orgId, ALL))
    for (const { bytes } of page) {
      const text = textOfPart(bytes);
      if (!isAbout(text)) continue;
      for (const line of text.split("\n")) if (isAbout(line)) noteLine(JSON.parse(line) as Line);
    }
  return { isKnown: vacant.size > 0, seatNames };
}

/** Ids in which the words still stand, of whatever they are, in the history, in scenarios and in documents. */
export async function idsTelling(rows: Rows, orgId: string, redact: Redact): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === "string") {
      // Keys of rows are made of ids.
      for (const id of value.split("\0")) if (redact(id) !== id) ids.add(id);
    } else if (typeof value === "object" && value !== null)
      for (const item of Object.values(value)) collect(item);
  };
  for await (const page of rows.payloads(orgId, ALL))
    for (const { bytes } of page) {
      const text = textOfPart(bytes);
      if (redact(text) === text) continue;
      for (const line of text.split("\n")) if (redact(line) !== line) collect(JSON.parse(line));
    }
  for (const { body } of await rows.scenarioRows(orgId)) if (redact(body) !== body) collect(JSON.parse(body));
  return ids;
}
