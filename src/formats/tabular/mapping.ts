import { say, type Problem } from "../../org/index.ts";
import { parseYaml } from "../config/yaml.ts";
import { FIELDS, type ListName } from "./fields.ts";

/** Our field → their heading, by list. It wins over every guess. */
export type ColumnMapping = Readonly<Partial<Record<ListName, Readonly<Record<string, string>>>>>;

/**
 * Reads a mapping file: YAML, our field (or its canonical heading) → their heading, under the name of the list;
 * fields outside a list are of people. A field that is none of ours is a problem that names those we have.
 * @example parseColumnMapping("people:\n  manager_id: Boss No.").mapping // { people: { managerId: "Boss No." } }
 */
export function parseColumnMapping(text: string): {
  readonly mapping: ColumnMapping;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const note = (message: Problem["message"]): void => {
    problems.push({
      code: "config-bad",
      blocks: true,
      rows: [],
      count: 1,
      policy: "this line of the mapping is ignored",
      message,
      subjects: [],
      fixes: [],
    });
  };
  const parsed = parseYaml(text);
  if (!parsed.ok) {
    note(say([])`The column mapping cannot be read: ${parsed.refusal}.`);
    return { mapping: {}, problems };
  }
  const { value } = parsed;
  if (value === null) return { mapping: {}, problems };
  if (!(value instanceof Map)) {
    note(say([])`The column mapping is no map of fields to headings.`);
    return { mapping: {}, problems };
  }
  const mapping: Partial<Record<ListName, Record<string, string>>> = {};
  const read = (list: ListName, name: string, heading: unknown): void => {
    const spec = FIELDS[list].find((one) => one.field === name || one.heading === name);
    if (spec === undefined)
      note(
        say([])`The column mapping names ${name}, which is no field of ${list}. Fields: ${fieldNames(list)}.`,
      );
    else if (typeof heading !== "string")
      note(say([])`The column mapping gives ${list}.${name} no heading; expected a text.`);
    else (mapping[list] ??= {})[spec.field] = heading;
  };
  for (const [key, inner] of value) {
    const list = (Object.keys(FIELDS) as ListName[]).find((one) => one === key);
    if (list === undefined) read("people", key, inner);
    else if (inner instanceof Map) for (const [name, heading] of inner) read(list, name, heading);
    else note(say([])`The column mapping of ${list} is no map of fields to headings.`);
  }
  return { mapping, problems };
}

function fieldNames(list: ListName): string {
  return FIELDS[list].map((spec) => spec.heading).join(", ");
}
