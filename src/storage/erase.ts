import { canonicalText, type ChangeSet } from "../changes/index.ts";
import type { Scenario } from "../history/index.ts";
import { isKnownOrg, unknownOrg, type StoreContext } from "./context.ts";
import { ERASED, isOpaque } from "./fields.ts";
import { mergedInto } from "./mergedInto.ts";
import { changeSetOf, recordsOf } from "./payload.ts";
import { redactedText, redactedValue, redacting, type Redact } from "./redact.ts";
import type { Outcome } from "./refusal.ts";
import type { Erasure, Rows, ScenarioRow, TextRow } from "./rows.ts";
import { REST, writeSealed, type Seal } from "./seals.ts";
import type { EraseReport } from "./store.ts";

/** Looking again for what was written while it was erased. */
const ROUNDS = 3;

const ALL = { after: 0, through: Number.MAX_SAFE_INTEGER } as const;

/** Whose texts go, and what must not be found in the texts of others. */
interface Wanted {
  readonly personIds: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly logins: ReadonlySet<string>;
  readonly redact: Redact;
}

/** Takes the texts of a person out of the store, and their name and e-mail address out of every other text. */
export async function erase(
  context: StoreContext,
  orgId: string,
  personId: string,
): Promise<Outcome<EraseReport>> {
  const { rows } = context;
  if (!(await isKnownOrg(context, orgId))) return unknownOrg(orgId);
  const personIds = await mergedInto(rows, orgId, ALL, [personId]);
  const wanted = await wantedOf(rows, orgId, personIds);
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
    report.redacted += erasure.texts.length;
    report.scenarios += erasure.scenarios.length;
    for (const what of done.value.remains) remains.add(what);
    if (!(await isNewer(rows, orgId, seen))) break;
  }
  for (const id of personIds)
    if (wanted.redact(id) !== id || wanted.logins.has(id.toLowerCase()))
      remains.add(`The id ${id} tells who it is and stays: lines and areas hang on it.`);
  remains.add(
    "Backups and exported files made before today still hold the texts: delete them or make them anew.",
  );
  return { ok: true, value: { ...report, remains: [...remains] } };
}

async function wantedOf(rows: Rows, orgId: string, personIds: ReadonlySet<string>): Promise<Wanted> {
  const names = new Set<string>();
  const mails = new Set<string>();
  for await (const page of rows.texts(orgId, ALL, true))
    for (const { personId, field, text } of page) {
      if (personId === null || !personIds.has(personId) || text === ERASED) continue;
      if (field === "name") names.add(text);
      else if (text.includes("@") && !/\s/.test(text)) mails.add(text);
    }
  const logins = new Set([...mails].map((mail) => mail.slice(0, mail.indexOf("@")).toLowerCase()));
  return { personIds, names, logins, redact: redacting([...names, ...mails]) };
}

/** How far a look went: what is newer was not looked at. */
interface Seen {
  readonly revision: number;
  readonly versions: string;
}

async function found(
  rows: Rows,
  orgId: string,
  wanted: Wanted,
): Promise<{ readonly erasure: Erasure; readonly namesakes: number; readonly seen: Seen }> {
  const through = (await rows.headRow(orgId))?.revision ?? 0;
  const texts: { commitment: string; text: string }[] = [];
  let namesakes = 0;
  for await (const page of rows.texts(orgId, { after: 0, through }, true))
    for (const row of page) {
      if (row.personId !== null && wanted.personIds.has(row.personId)) continue;
      if (row.field === "name" && row.personId !== null && wanted.names.has(row.text)) {
        namesakes++;
        continue;
      }
      const text = redactedRow(row, wanted);
      if (text !== row.text) texts.push({ commitment: row.commitment, text });
    }
  const stored = await rows.scenarioRows(orgId);
  const documents = (await rows.documents(orgId)).flatMap((one) => {
    const text = redactedText(one.text, wanted.redact);
    return text === one.text ? [] : [{ ...one, text }];
  });
  const scenarios = stored.flatMap((row) => redactedScenario(row, wanted));
  const personIds = [...wanted.personIds];
  const seen = { revision: through, versions: versionsOf(stored, scenarios) };
  return { erasure: { orgId, personIds, texts, scenarios, documents }, namesakes, seen };
}

function redactedRow({ field, text }: Pick<TextRow, "field" | "text">, { redact, logins }: Wanted): string {
  if (field === REST || isOpaque(field)) return redactedText(text, redact);
  // Whoever commits may be named by the login, which is the e-mail address up to the @ more often than not.
  if (field === "author" && logins.has(text.toLowerCase())) return ERASED;
  return redact(text);
}

function redactedScenario({ id, version, body }: ScenarioRow, wanted: Wanted): ScenarioRow[] {
  const { changeSets, copies, ...rest } = JSON.parse(body) as Scenario;
  const redactedSets = (sets: readonly ChangeSet[]): readonly ChangeSet[] =>
    sets.map((changeSet) => redactedChangeSet(changeSet, wanted));
  const scenario = {
    ...(redactedValue(rest, wanted.redact) as typeof rest),
    changeSets: redactedSets(changeSets),
    ...(copies === undefined
      ? {}
      : {
          copies: copies.map(({ changeSets: sets, ...copy }) => ({
            ...(redactedValue(copy, wanted.redact) as typeof copy),
            changeSets: redactedSets(sets),
          })),
        }),
  };
  const redacted = canonicalText(scenario);
  return redacted === body ? [] : [{ id, version: version + 1, body: redacted }];
}

/** As a committed one would be read: sealed, and what is theirs not found again. */
function redactedChangeSet(changeSet: ChangeSet, wanted: Wanted): ChangeSet {
  const texts: (string | undefined)[] = [];
  let lines = "";
  const seal: Seal = (text, field, personId) => {
    const isGone = personId !== null && wanted.personIds.has(personId);
    return String(texts.push(isGone ? undefined : redactedRow({ field, text }, wanted)) - 1);
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
