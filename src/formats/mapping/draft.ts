import type { InputFile } from "../define.ts";
import { matchColumns } from "../tabular/columns.ts";
import { FIELDS, NEEDED, type ListName } from "../tabular/fields.ts";
import { listNamed } from "../tabular/listNames.ts";
import { createReading } from "../tabular/reading.ts";
import { childOf, fieldNamesOf, type SourceRecord } from "./record.ts";
import { openFile, type SourceFile } from "./sourceFiles.ts";

/** A field of theirs: which of ours it is taken for, if any, with up to three of its values. */
export interface DraftedField {
  readonly file: string;
  readonly list: ListName;
  readonly theirs: string;
  /** Our heading, or null where nothing fits. */
  readonly ours: string | null;
  readonly samples: readonly string[];
}

/** A first `mapping.yaml` for these files, to be corrected by hand, and what it was guessed from. */
export interface MappingDraft {
  readonly text: string;
  readonly fields: readonly DraftedField[];
}

const SAMPLES_MAX = 3;
const LOOKED_AT = 200;
const FIELDS_MAX = 100;
/** Lists that a file of any name may hold, likeliest first. */
const LIKELY: readonly ListName[] = ["people", "areas", "assets", "assignments"];

/**
 * Drafts a mapping: one block for each place of the files that holds records, our fields guessed from the names of
 * theirs, each with three values to judge by; what fits none stands there as a comment.
 * @param files YAML, JSON, CSV or XLSX of any fields. One that cannot be read, or has no records, is left out.
 * @returns text that `parseMapping` takes without a problem. Never throws.
 * Source: docs/guides/mapping.md#mapping-draft.
 * @example draftMapping([{ name: "staff.csv", bytes }]).fields[0] // { theirs: "Staff No.", ours: null, samples: ["01"], … }
 */
export function draftMapping(files: readonly InputFile[]): MappingDraft {
  // Nothing is read into it: it only takes what the opening of files has to say.
  const reading = createReading({ today: "2000-01-01" });
  const blocks = new Map<ListName, string[]>();
  const fields: DraftedField[] = [];
  for (const file of files) {
    for (const source of openFile(file, reading).slice(0, 1)) {
      for (const { path, records } of placesIn(source)) {
        const found = fieldsOf(file.name, records);
        if (found.length === 0 && records[0]?.key === undefined) continue;
        const list = found[0]?.list ?? listNamed(file.name) ?? "people";
        fields.push(...found);
        const texts = blocks.get(list) ?? [];
        texts.push(blockText(file.name, path, list, found, records));
        blocks.set(list, texts);
      }
    }
  }
  const lists = [...blocks].map(([list, texts]) => `\n${list}:\n${texts.join("")}`);
  return { text: `format: onethread-mapping/1\n${lists.join("")}`, fields };
}

/** The whole file, where its entries are records; else the lists of records in it. */
function placesIn(
  source: SourceFile,
): { readonly path: string; readonly records: readonly SourceRecord[] }[] {
  const entries = source.records(["*"]);
  if (entries.length > 0 && entries.every((one) => one.node.kind === "map" || one.node.kind === "row"))
    return [{ path: "*", records: entries }];
  const inside = entries.flatMap(({ key, node }) => {
    if (
      key === undefined ||
      key.includes(".") ||
      node.kind !== "list" ||
      !node.items.some((one) => one.kind === "map")
    )
      return [];
    return [{ path: key, records: source.records([key]) }];
  });
  const itself = source.records([]);
  return inside.length > 0 || itself[0]?.node.kind !== "map" || entries.length === 0
    ? inside
    : [{ path: ".", records: itself }];
}

function fieldsOf(file: string, records: readonly SourceRecord[]): DraftedField[] {
  const looked = records.slice(0, LOOKED_AT);
  // In a mapping a brace begins a place, so a name that has one cannot be asked for.
  const all = new Set(looked.flatMap(({ node }) => fieldNamesOf(node)));
  const names = [...all].filter((name) => name !== "" && !name.includes("{")).slice(0, FIELDS_MAX);
  const guess = (list: ListName) => matchColumns(list, names).fieldOf;
  const score = (list: ListName): number =>
    guess(list).filter((field) => field !== null).length +
    (NEEDED[list].every((one) => guess(list).includes(one)) ? 0.5 : 0);
  const likely = LIKELY.reduce(
    (best, list) => (score(list) > score(best) ? list : best),
    "people" as ListName,
  );
  const list = listNamed(file) ?? likely;
  const fieldOf = guess(list);
  return names.map((theirs, i) => ({
    file,
    list,
    theirs,
    ours: FIELDS[list].find((spec) => spec.field === fieldOf[i])?.heading ?? null,
    samples: samplesOf(theirs, looked),
  }));
}

function samplesOf(name: string, records: readonly SourceRecord[]): string[] {
  const samples = new Set<string>();
  for (const { node } of records) {
    const child = childOf(node, name);
    const text = child?.kind === "text" ? child.text.trim() : "";
    if (text !== "") samples.add(text.length > 40 ? `${text.slice(0, 39)}…` : text);
    if (samples.size === SAMPLES_MAX) break;
  }
  return [...samples];
}

function blockText(
  file: string,
  path: string,
  list: ListName,
  fields: readonly DraftedField[],
  records: readonly SourceRecord[],
): string {
  const lines = [`  - file: ${scalar(file)}`];
  if (path !== "*") lines.push(`    records: ${scalar(path)}`);
  lines.push("    fields:");
  const taken = fields.filter((field) => field.ours !== null);
  const isKeyed = records[0]?.key !== undefined;
  for (const needed of NEEDED[list]) {
    const heading = FIELDS[list].find((spec) => spec.field === needed)?.heading ?? needed;
    if (taken.some((field) => field.ours === heading)) continue;
    const first = fields[0]?.theirs ?? "value";
    lines.push(
      isKeyed
        ? `      ${heading}: "{key}"${comment(records.slice(0, SAMPLES_MAX).map((one) => one.key ?? ""))}`
        : `      ${heading}: ${scalar(first)} # nothing looks like it: put the right field here`,
    );
  }
  for (const { ours, theirs, samples } of taken)
    lines.push(`      ${ours}: ${scalar(theirs)}${comment(samples)}`);
  const left = fields.filter((field) => field.ours === null);
  if (left.length > 0)
    lines.push("      # Not taken; put one of our fields before the colon, or keep them under extra:");
  for (const { theirs, samples } of left) lines.push(`      # : ${scalar(theirs)}${comment(samples)}`);
  return `${lines.join("\n")}\n`;
}

/** Values behind a line; JSON keeps each on it. */
const comment = (samples: readonly string[]): string =>
  samples.length === 0 ? "" : ` # ${samples.map((text) => JSON.stringify(text)).join(", ")}`;

/** A name as YAML: plain where no character of it means anything, and it is no word for nothing. */
const scalar = (text: string): string =>
  PLAIN.test(text) && !text.endsWith(" ") && text.toLowerCase() !== "null" ? text : JSON.stringify(text);
const PLAIN = /^[\p{L}_][\p{L}\p{N}_ .()/-]*$/u;
