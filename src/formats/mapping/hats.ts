import type { HatReading } from "./mapping.ts";
import type { MappedRow } from "./row.ts";
import { cellTexts, type CellContext } from "./cells.ts";

const TITLES = "other_titles";

/**
 * Makes entries of one person hats: the first that counts comes first and bears the id of the person's first entry,
 * which takes the other's in return, so that every id of the file still finds the person. All get one name, and
 * `personId`, by which `settle` joins them and says so; titles of the others are kept with the first.
 */
export function orderHats(
  rows: readonly MappedRow[],
  reading: HatReading,
  context: CellContext,
): readonly MappedRow[] {
  const groups = new Map<string, MappedRow[]>();
  rows.forEach((row, i) => {
    const same = cellTexts(reading.same, row.record, context)?.join(";") ?? "";
    // Who says nothing alike is a person of their own.
    const key = same === "" ? `\n${i}` : same;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  });
  return [...groups.values()].flatMap((group) =>
    group.length === 1 ? group : joined(group, reading, context),
  );
}

function joined(
  group: readonly MappedRow[],
  reading: HatReading,
  context: CellContext,
): readonly MappedRow[] {
  const { last } = reading;
  const isLast = (row: MappedRow): boolean => {
    if (last === undefined) return false;
    const texts = cellTexts(last, row.record, context) ?? [];
    return texts.some((text) => !SAYS_NO.has(text.trim().toLowerCase()));
  };
  const [first] = group;
  const counts = group.find((row) => !isLast(row)) ?? first;
  if (first === undefined || counts === undefined) return group;
  const [personId, otherId] = [first.cells.get("id") ?? "", counts.cells.get("id") ?? ""];
  const others = group.filter((row) => row !== counts);
  const titles = others.flatMap((row) => row.cells.get("title") ?? []);
  return [counts, ...others].map((row): MappedRow => {
    const cells = new Map(row.cells);
    const name = counts.cells.get("name");
    if (name !== undefined) cells.set("name", name);
    if (row === counts) cells.set("id", personId);
    else if (row === first) cells.set("id", otherId);
    if (row === counts && titles.length > 0) cells.set(TITLES, titles.join("; "));
    return { ...row, cells, personId };
  });
}

const SAYS_NO = new Set(["false", "no", "0"]);
