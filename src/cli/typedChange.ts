import { isOrgChange, type ChangeKindId, type OrgChange } from "../changes/index.ts";
import {
  CONTRAINDICATION_CODES,
  isDay,
  OWNER_STATES,
  type ContraindicationAnswer,
  type Org,
} from "../org/index.ts";
import { findSubjects, type SubjectKind } from "../usecases/findSubjects.ts";
import { outsidePeople } from "../usecases/outsidePeople.ts";
import { CHANGE_WORDS, wordOf, type FieldType, type KindWords } from "./changeWords.ts";
import { InputRefused } from "./exit.ts";

const KINDS = Object.keys(CHANGE_WORDS);

/**
 * One change as it is typed, `set-manager person=p1 manager="Ada Lovelace"`: a kind, then fields. People, areas and
 * things are named by id or by a name that only one of them has.
 * @param org where the names are looked up: the state that the change is made for.
 * @throws InputRefused naming the word that cannot be read and what would be.
 */
export function parseTypedChange(org: Org, [kind = "", ...words]: readonly string[]): OrgChange {
  const shape = shapeOf(kind);
  const change: Record<string, unknown> = { kind };
  const inner: Record<string, unknown> = { ...shape.otherwise };
  const unset: string[] = [];
  const fields: Record<string, unknown> = {};
  for (const word of words) {
    const at = word.indexOf("=");
    if (at <= 0) throw new InputRefused(`"${word}" is no field: write ${usageOf(kind, shape)}.`);
    const [name, value] = [word.slice(0, at), word.slice(at + 1)];
    const field = fieldOf(kind, shape, name);
    const type = typeOf(shape, field);
    if (shape.fields !== undefined && Object.hasOwn(shape.fields, field)) {
      if (value === "") unset.push(field);
      else fields[field] = valueOf(org, word, { type, value });
    } else inner[field] = valueOf(org, word, { type, value });
  }
  const missing = Object.keys(shape.need).filter((field) => !Object.hasOwn(inner, field));
  if (missing.length > 0)
    throw new InputRefused(
      `${kind} needs ${missing.map((field) => sample(field, shape.need[field])).join(" and ")}: ${usageOf(kind, shape)}.`,
    );
  if (shape.fields !== undefined && Object.keys(fields).length + unset.length === 0)
    throw new InputRefused(`${kind} changes nothing without a field: ${usageOf(kind, shape)}.`);
  if (shape.record === undefined) Object.assign(change, inner);
  else Object.assign(change, recordOf(kind, shape.record, inner));
  if (shape.fields !== undefined) Object.assign(change, { fields, ...(unset.length > 0 ? { unset } : {}) });
  // The table of words gives each kind the fields that its type has.
  return change as unknown as OrgChange;
}

/** A dotted line names its person beside the line, everything else is one record. */
function recordOf(kind: string, record: string, inner: Record<string, unknown>): Record<string, unknown> {
  if (kind !== "add-dotted-line") return { [record]: inner };
  const { personId, ...line } = inner;
  return { personId, [record]: line };
}

/**
 * Changes out of a JSON file: a list of changes, or a change set.
 * @throws InputRefused naming the place that cannot be read.
 */
export function parseChangesFile(text: string, file: string): readonly OrgChange[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputRefused(
      `${file}: this is no JSON (${error instanceof Error ? error.message : "unreadable"}).`,
    );
  }
  const list = Array.isArray(value) ? value : isObject(value) ? value["changes"] : undefined;
  if (!Array.isArray(list) || list.length === 0)
    throw new InputRefused(
      `${file}: no changes in it. Write a list: [{"kind": "set-manager", "personId": "p1", "managerId": "p2"}].`,
    );
  return list.map((one: unknown, i) => checkedChange(one, `${file}: change ${i + 1}`));
}

function checkedChange(value: unknown, where: string): OrgChange {
  if (!isObject(value) || typeof value["kind"] !== "string")
    throw new InputRefused(`${where} is no object with a "kind".`);
  const change = { ...value, kind: value["kind"] };
  if (!isOrgChange(change))
    throw new InputRefused(`${where} is of the unknown kind "${change.kind}".${maybe(change.kind)}`);
  const shape = CHANGE_WORDS[change.kind];
  if (shape === undefined) return change;
  const record: unknown = shape.record === undefined ? change : value[shape.record];
  if (!isObject(record)) throw new InputRefused(`${where}, ${change.kind}, has no "${shape.record ?? ""}".`);
  const whole = change.kind === "add-dotted-line" ? { ...record, personId: value["personId"] } : record;
  for (const [field, type] of Object.entries(shape.need))
    if (!fits(whole[field], type))
      throw new InputRefused(
        `${where}, ${change.kind}: "${field}" is ${whole[field] === undefined ? "missing" : "not what it takes"}; it takes ${takes(type)}.`,
      );
  return change;
}

const LISTS: readonly FieldType[] = ["people", "areas", "texts", "candidacies", "answers"];

function fits(value: unknown, type: FieldType): boolean {
  if (type === "person-or-none" && value === null) return true;
  if (type === "number") return typeof value === "number" && Number.isFinite(value);
  if (type === "yes-no") return typeof value === "boolean";
  if (LISTS.includes(type)) return Array.isArray(value);
  if (typeof type !== "string") return type.includes(String(value));
  return typeof value === "string" && (type !== "day" || isDay(value));
}

function shapeOf(kind: string): KindWords {
  if (kind === "")
    throw new InputRefused(
      `Name a kind of change: ${KINDS.join(", ")}. With its name alone it says its fields.`,
    );
  const shape = Object.hasOwn(CHANGE_WORDS, kind) ? CHANGE_WORDS[kind as ChangeKindId] : undefined;
  if (shape !== undefined) return shape;
  if (isOrgChange({ kind }))
    throw new InputRefused(`${kind} is made of lists: give it as JSON with --file changes.json.`);
  throw new InputRefused(`"${kind}" is no kind of change.${maybe(kind)} Kinds: ${KINDS.join(", ")}.`);
}

/** Kinds that share a word with what was typed. */
function maybe(kind: string): string {
  const parts = kind.split(/[-_ ]/).filter((part) => part.length > 2);
  const near = KINDS.filter((one) => parts.some((part) => one.split("-").includes(part))).slice(0, 5);
  return near.length === 0 ? "" : ` Maybe ${near.join(", ")}?`;
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, "");

function fieldOf(kind: string, shape: KindWords, name: string): string {
  const found = fieldsOf(shape).find(
    (field) => bare(field) === bare(name) || bare(wordOf(field)) === bare(name),
  );
  if (found === undefined) throw new InputRefused(`${kind} has no field "${name}": ${usageOf(kind, shape)}.`);
  return found;
}

const fieldsOf = ({ need, may = {}, fields = {} }: KindWords): string[] => [
  ...new Set([...Object.keys(need), ...Object.keys(may), ...Object.keys(fields)]),
];

const typeOf = ({ need, may = {}, fields = {} }: KindWords, field: string): FieldType =>
  need[field] ?? fields[field] ?? may[field] ?? "text";

/** How each kind is typed, in the order of the table. */
export const typedUsages = (): readonly string[] =>
  Object.entries(CHANGE_WORDS).map(([kind, shape]) => usageOf(kind, shape));

/** "set-manager person=<id or name> manager=<id or name, or none>". */
function usageOf(kind: string, shape: KindWords): string {
  const needed = Object.entries(shape.need).map(([field, type]) => sample(field, type));
  const more = Object.keys({ ...shape.may, ...shape.fields })
    .filter((field) => !Object.hasOwn(shape.need, field))
    .map((field) => `[${wordOf(field)}=…]`);
  return [kind, ...needed, ...more].join(" ");
}

const sample = (field: string, type: FieldType | undefined): string =>
  `${wordOf(field)}=<${takes(type ?? "text")}>`;

function takes(type: FieldType): string {
  switch (type) {
    case "person-or-none":
      return "id, name or none";
    case "number":
      return "number";
    case "day":
      return "YYYY-MM-DD";
    case "yes-no":
      return "yes or no";
    case "new-id":
      return "new id";
    case "text":
      return "text";
    case "texts":
      return "texts, divided by ;";
    case "candidacies":
      return `person:${OWNER_STATES.join("|")}, divided by ;`;
    case "answers":
      return "question:yes:evidence or question:no, divided by ;";
    case "areas":
    case "people":
      return "ids or names, divided by ;";
    case "person":
    case "outsider":
    case "area":
    case "discipline":
    case "asset":
    case "dependency":
    case "decision":
      return "id or name";
    default:
      return type.join(" or ");
  }
}

function valueOf(org: Org, word: string, { type, value }: { type: FieldType; value: string }): unknown {
  const refuse = (): never => {
    throw new InputRefused(`${word}: this takes ${takes(type)}.`);
  };
  switch (type) {
    case "text":
    case "new-id":
      return value.trim() === "" ? refuse() : value;
    case "texts":
      return parts(value);
    case "number":
      return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : refuse();
    case "day":
      return isDay(value) ? value : refuse();
    case "yes-no":
      return /^(?:yes|true)$/i.test(value) ? true : /^(?:no|false)$/i.test(value) ? false : refuse();
    case "person-or-none":
      return value === "none" ? null : idNamed(org, "person", value);
    case "outsider":
      return outsider(org, value);
    case "candidacies":
      return parts(value).map((one) => {
        const at = one.lastIndexOf(":");
        const state = one.slice(at + 1);
        if (at <= 0 || !OWNER_STATES.some((known) => known === state)) return refuse();
        return { personId: idNamed(org, "person", one.slice(0, at)), state };
      });
    case "answers":
      return parts(value).map((one) => answerOf(one) ?? refuse());
    case "areas":
      return parts(value).map((one) => idNamed(org, "area", one));
    case "people":
      return parts(value).map((one) => idNamed(org, "person", one));
    case "person":
    case "area":
    case "discipline":
    case "asset":
    case "dependency":
    case "decision":
      return idNamed(org, type, value);
    default:
      if (!type.includes(value)) return refuse();
      // Tiers are numbers of a closed list.
      return /^\d$/.test(value) ? Number(value) : value;
  }
}

function answerOf(text: string): ContraindicationAnswer | undefined {
  const [name, word, ...rest] = text.split(":");
  const code = CONTRAINDICATION_CODES.find((known) => known === name);
  if (code === undefined || (word !== "yes" && word !== "no" && word !== "unknown")) return undefined;
  const evidence = rest.join(":").trim();
  return { code, answer: word, ...(evidence === "" ? {} : { evidence }) };
}

const parts = (value: string): string[] =>
  value
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/**
 * The id of the one thing of a kind that is called so.
 * @throws InputRefused with those it may be, or those that are near.
 */
export function idNamed(org: Org, kind: SubjectKind, text: string): string {
  const { exact, near } = findSubjects(org, text, [kind]);
  const [one, other] = exact;
  if (one !== undefined && other === undefined) return one.id;
  if (one !== undefined)
    throw new InputRefused(
      `"${text}" names several: ${exact
        .slice(0, 5)
        .map((each) => `${each.name} (${each.id})`)
        .join(", ")}. Name the id.`,
    );
  const like = (near ?? []).map((each) => `${each.name} (${each.id})`).join(", ");
  throw new InputRefused(
    `No ${kind} is called "${text}".${like === "" ? " Ids stand in onethread check --json and onethread explain." : ` Maybe ${like}?`}`,
  );
}

/** The id of somebody here, or of who left. @throws InputRefused naming who it may be. */
export function outsiderOrPerson(org: Org, text: string): string {
  const isHere = org.personIndexById.has(text) || findSubjects(org, text, ["person"], false).total > 0;
  return isHere || outsidePeople(org, text).length === 0 ? idNamed(org, "person", text) : outsider(org, text);
}

function outsider(org: Org, text: string): string {
  const found = outsidePeople(org, text);
  const [one] = found;
  if (one !== undefined && found.length === 1) return one.id;
  if (one !== undefined)
    throw new InputRefused(
      `"${text}" names several who left: ${found
        .slice(0, 5)
        .map(({ id, name }) => `${name} (${id})`)
        .join(", ")}. Name the id.`,
    );
  throw new InputRefused(`Nobody called "${text}" has left, and no such seat was closed.`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
