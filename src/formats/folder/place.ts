import type { OutputFile } from "../define.ts";
import type { ListName } from "../tabular/fields.ts";
import type { YamlValue } from "../yaml/values.ts";
import { entryLines } from "./emit.ts";
import { recordText } from "./format.ts";
import { FILE_EACH, fileNameOf, foldName, placeOf } from "./names.ts";
import type { Located, OpenedFile } from "./opened.ts";
import { LISTS, type Plan } from "./plan.ts";
import { keyOf, type Row } from "./rows.ts";

/**
 * Finds a place for each new row: the assignments of its area, or the list where its neighbours stand.
 * @returns rows that need a file of their own.
 */
export function placeNew(plan: Plan): Row[] {
  const fresh: Row[] = [];
  const areas = new Map<string, Located>();
  for (const [key, places] of plan.located.get("areas") ?? [])
    for (const place of places) if (!plan.gone.has(place.record)) areas.set(key, place);
  const loose = plan.opened.some((file) => file.list === "assignments" && file.tree.kind === "list");
  const homesOf = new Map<string, readonly OpenedFile[]>();
  for (const row of plan.homeless) {
    const area = row.list === "assignments" ? areas.get(row.cells.get("area_id") ?? "") : undefined;
    if (area !== undefined && (area.record.assignments !== undefined || !loose)) {
      area.file.added.push({ key: row.key, fields: row.fields("area_id"), within: area.record });
      continue;
    }
    const kind = row.list === "assets" ? (row.cells.get("kind") ?? "") : "";
    const group = `${row.list}/${kind}`;
    let homes = homesOf.get(group);
    if (homes === undefined) homesOf.set(group, (homes = homesFor(plan, row.list, kind)));
    const home = homes.findLast((file) => firstKey(file) <= row.key) ?? homes[0];
    if (home === undefined) fresh.push(row);
    else home.added.push({ key: row.key, fields: row.fields(), within: undefined });
  }
  return fresh;
}

const firstKey = (file: OpenedFile): string => {
  const [first] = file.records;
  return first === undefined ? "" : keyOf(first.list, first.cells);
};

/** Files whose list takes new rows, in the order of their ids; none where each row has a file of its own. */
function homesFor(plan: Plan, list: ListName, kind: string): readonly OpenedFile[] {
  const own = plan.opened.filter((file) => file.list === list);
  const lists = own.filter(
    (file) => file.tree.kind === "list" && !file.tree.isFlow && file.records.length > 0,
  );
  if (FILE_EACH.includes(list) && lists.length * 2 <= own.length) return [];
  const kinds = (file: OpenedFile) => new Set(file.records.map((record) => record.cells.get("kind") ?? ""));
  const ofKind = lists.filter((file) => kinds(file).has(kind));
  const homes =
    list !== "assets" ? lists : ofKind.length > 0 ? ofKind : lists.filter((file) => kinds(file).size > 1);
  return homes.sort((a, b) => (firstKey(a) < firstKey(b) ? -1 : 1));
}

/** Rows without a file to go to get the files they would have in a new folder, beside those that stand there. */
export function createFiles(rows: readonly Row[], names: readonly string[]): OutputFile[] {
  const base = commonFolder(names.filter((name) => placeOf(name) !== undefined));
  const files: OutputFile[] = [];
  const taken = new Set(names.map(foldName));
  const write = (name: string, text: string): void => {
    taken.add(foldName(name));
    files.push({ name, bytes: new TextEncoder().encode(text) });
  };
  const freeName = (wanted: string): string => {
    let name = `${base}${wanted}.yaml`;
    for (let n = 2; taken.has(foldName(name)); n++)
      name = `${base}${wanted.includes("/") ? wanted : `${wanted}/${wanted}`}~${n}.yaml`;
    return name;
  };
  const areas = new Set(rows.filter((row) => row.list === "areas").map((row) => row.key));
  for (const list of LISTS) {
    const own = rows.filter((row) => row.list === list);
    if (own.length === 0) continue;
    if (FILE_EACH.includes(list)) {
      for (const row of own) {
        const nested = rows.filter(
          (one) => list === "areas" && one.list === "assignments" && one.cells.get("area_id") === row.key,
        );
        const items = nested.map(
          (one) => new Map<string, YamlValue>(one.fields("area_id").map(({ key, value }) => [key, value])),
        );
        const text = row
          .fields()
          .map(({ key, value }) => entryLines(key, value, 0))
          .join("");
        write(
          freeName(`${list}/${fileNameOf(row.key)}`),
          text + (items.length > 0 ? entryLines("assignments", items, 0) : ""),
        );
      }
      continue;
    }
    const groups = new Map<string, string[]>();
    for (const row of own) {
      if (list === "assignments" && areas.has(row.cells.get("area_id") ?? "")) continue;
      const name = list === "assets" ? `assets/${row.cells.get("kind") ?? ""}` : list;
      groups.set(name, [...(groups.get(name) ?? []), recordText(row.fields())]);
    }
    for (const [name, texts] of groups) write(freeName(name), texts.join(""));
  }
  return files;
}

/** The folder in which the files of the organisation lie: "" or "company/". */
function commonFolder(names: readonly string[]): string {
  const folders = names.map((name) => {
    const parts = name.split("/").slice(0, -1);
    return placeOf(name)?.id === undefined ? parts : parts.slice(0, -1);
  });
  const [first = []] = folders;
  let n = first.length;
  for (const folder of folders)
    while (n > 0 && folder.slice(0, n).join("/") !== first.slice(0, n).join("/")) n--;
  return n === 0 ? "" : `${first.slice(0, n).join("/")}/`;
}
