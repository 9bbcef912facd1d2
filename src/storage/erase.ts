import { canonicalText, type ChangeSet } from "../changes/index.ts";
import type { Scenario } from "../history/index.ts";
import { isKnownOrg, refused, unknownOrg, type StoreContext } from "./context.ts";
import { idsTelling, tracesOf } from "./erasedWords.ts";
import { ERASED, isOpaque } from "./fields.ts";
import { mergedInto } from "./mergedInto.ts";
import { changeSetOf, recordsOf } from "./payload.ts";
import { redactedField, redactedText, redactedValue, type Traces } from "./redact.ts";
import { redactedDocument } from "./redactYaml.ts";
import type { Outcome } from "./refusal.ts";
import type { Erasure, Rows, ScenarioRow, TextRow } from "./rows.ts";
import { REST, writeSealed, type Seal } from "./seals.ts";
import type { EraseReport } from "./store.ts";

/** Looking again for what was written while it was erased. */
const ROUNDS = 3;

const ALL = { after: 0, through: Number.MAX_SAFE_INTEGER } as const;

/** More ids than these are counted. */
const IDS_NAMED = 20;

/** Takes the texts of a person out of the store, and their name and e-mail address out of every other text. */
export async function erase(
  context: StoreContext,
  orgId: string,
  personId: string,
): Promise<Outcome<EraseReport>> {
  const { rows } = context;
  if (!(await isKnownOrg(context, orgId))) return unknownOrg(orgId);
  const personIds = await mergedInto(rows, orgId, ALL, [personId]);
  const wanted = await tracesOf(rows, orgId, personIds);
  if (wanted === null) return unknownPerson(orgId, personId);
  const report = { texts: 0, redacted: 0, scenarios: 0 };
  const remains = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { erasure, namesakes, seen } = await found(rows, orgId, wanted);
    if (round === 0 && namesakes > 0)
      remains.add(
        `${namesakes} ${namesakes === 1 ? "text is the name" : "texts are names"} of somebody else who is called the same; ${namesakes === 1 ? "it stays" : "they stay"}.`,
      );
    if (round > 0 && isEmpty(erasure)) break;
    const done = await rows.erase(erasure);
    if (!done.ok) return done;
    report.texts += done.value.texts;
    report.redacted += erasure.texts.length + erasure.documents.length;
    report.scenarios += erasure.scenarios.length;
    for (const what of done.value.remains) remains.add(what);
    if (!(await isNewer(rows, orgId, seen))) break;
  }
  for (const what of await standing(rows, orgId, wanted)) remains.add(what);
  remains.add(
    "Backups and exported files made before today still hold the texts: delete them or make them anew.",
  );
  return { ok: true, value: { ...report, remains: [...remains] } };
}

function unknownPerson(orgId: string, personId: string): Outcome<never> {
  return refused(
    "person-unknown",
    `Nobody in the history of ${orgId} has the id ${personId}, in none of its revisions and scenarios. Nothing was written. Look the person up by name (onethread who), or take the id from an older list.`,
  );
}

/** Where the words stand that cannot be taken out: lines, areas and rows hang on ids. */
async function standing(rows: Rows, orgId: string, { personIds, redact, cells }: Traces): Promise<string[]> {
  const remains = [...personIds]
    .filter((id) => redact(id) !== id || cells.has(id.toLowerCase()))
    .map((id) => `The id ${id} tells who it is and stays: lines and areas hang on it.`);
  const others = [...(await idsTelling(rows, orgId, redact))].filter((id) => !personIds.has(id)).sort();
  for (const id of others.slice(0, IDS_NAMED))
    remains.push(`The id ${id} holds the words and stays: areas, things and rows hang on it.`);
  if (others.length > IDS_NAMED)
    remains.push(`${others.length - IDS_NAMED} more ids hold the words and stay.`);
  const entry = (await rows.orgs()).find(({ id }) => id === orgId);
  if (redact(orgId) !== orgId || (entry !== undefined && redact(entry.name) !== entry.name))
    remains.push("The organisation itself is called so: its id and name stay.");
  return remains;
}

/** How far a look went: what is newer was not looked at. */
interface Seen {
  readonly revision: number;
  readonly versions: string;
}

async function found(
  rows: Rows,
  orgId: string,
  wanted: Traces,
): Promise<{ readonly erasure: Erasure; readonly namesakes: number; readonly seen: Seen }> {
  const through = (await rows.headRow(orgId))?.revision ?? 0;
  const texts: { commitment: string; text: string }[] = [];
  let namesakes = 0;
  for await (const page of rows.texts(orgId, { after: 0, through }, true))
    for (const row of page) {
      if (row.personId !== null && wanted.personIds.has(row.personId)) continue;
      if (isNamesake(row, wanted)) {
        namesakes++;
        continue;
      }
      const text = redactedRow(row, wanted);
      if (text !== row.text) texts.push({ commitment: row.commitment, text });
    }
  const stored = await rows.scenarioRows(orgId);
  const documents = (await rows.documents(orgId)).flatMap((one) => {
    const text = redactedDocument(one.text, wanted);
    return text === one.text ? [] : [{ ...one, text }];
  });
  const scenarios = stored.flatMap((row) => redactedScenario(row, wanted));
  const personIds = [...wanted.personIds];
  const seen = { revision: through, versions: versionsOf(stored, scenarios) };
  return { erasure: { orgId, personIds, texts, scenarios, documents }, namesakes, seen };
}

/** The name of somebody else who is called the same, and nothing more. */
function isNamesake({ field, text, personId }: NamedText, { redact }: Traces): boolean {
  return field === "name" && personId !== null && text !== ERASED && redact(text) === ERASED;
}

type NamedText = Pick<TextRow, "field" | "text" | "personId">;

function redactedRow(row: NamedText, wanted: Traces): string {
  const { field, text } = row;
  if (field === REST || isOpaque(field)) return redactedText(text, wanted, true);
  return isNamesake(row, wanted) ? text : redactedField(field, text, wanted);
}

function redactedScenario({ id, version, body }: ScenarioRow, wanted: Traces): ScenarioRow[] {
  const { changeSets, copies, plan, ...rest } = JSON.parse(body) as Scenario;
  const redactedSets = (sets: readonly ChangeSet[]): readonly ChangeSet[] =>
    sets.map((changeSet) => redactedChangeSet(changeSet, wanted));
  const scenario = {
    ...(redactedValue(rest, wanted) as typeof rest),
    changeSets: redactedSets(changeSets),
    ...(plan === undefined
      ? {}
      : { plan: { ...plan, files: plan.files.map((file) => redactedText(file, wanted)) } }),
    ...(copies === undefined
      ? {}
      : {
          copies: copies.map(({ changeSets: sets, ...copy }) => ({
            ...(redactedValue(copy, wanted) as typeof copy),
            changeSets: redactedSets(sets),
          })),
        }),
  };
  const redacted = canonicalText(scenario);
  return redacted === body ? [] : [{ id, version: version + 1, body: redacted }];
}

/** As a committed one would be read: sealed, and what is theirs not found again. */
function redactedChangeSet(changeSet: ChangeSet, wanted: Traces): ChangeSet {
  const texts: (string | undefined)[] = [];
  let lines = "";
  const seal: Seal = (text, field, personId) => {
    const isGone = personId !== null && wanted.personIds.has(personId);
    return String(texts.push(isGone ? undefined : redactedRow({ field, text, personId }, wanted)) - 1);
  };
  writeSealed(changeSet, seal, { put: (text) => void (lines += text), end: () => void (lines += "\n") });
  return changeSetOf(recordsOf(lines, (place) => texts[Number(place)]));
}

function isEmpty({ texts, scenarios, documents }: Erasure): boolean {
  return texts.length + scenarios.length + documents.length === 0;
}

async function isNewer(rows: Rows, orgId: string, seen: Seen): Promise<boolean> {
  const revision = (await rows.headRow(orgId))?.revision ?? 0;
  return revision !== seen.revision || versionsOf(await rows.scenarioRows(orgId), []) !== seen.versions;
}

/** Versions of the scenarios, those that are written over as they will be. */
function versionsOf(stored: readonly ScenarioRow[], written: readonly ScenarioRow[]): string {
  const next = new Map(written.map(({ id, version }) => [id, version]));
  return JSON.stringify(stored.map(({ id, version }) => [id, next.get(id) ?? version]));
}
