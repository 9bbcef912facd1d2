import { foldText, SHEET_GUESSES_MAX } from "../../org/index.ts";

/** Columns of the sheet in the order they are written. The last five are for people to fill in. */
export const SHEET_COLUMNS = [
  "manager_id",
  "manager",
  "kind",
  "person_ids",
  "who",
  "titles",
  "confirmed_areas",
  ...Array.from({ length: SHEET_GUESSES_MAX }, (_, i) => [`guess_${i + 1}`, `why_${i + 1}`] as const).flat(),
  "area",
  "share",
  "role",
  "is_lead",
  "confirmed",
];

/** Other headings a column is known by after somebody renamed it. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  person_ids: ["person_id", "ids", "id"],
  who: ["name", "names", "people", "person"],
  confirmed_areas: ["confirmed_area"],
  area: ["areas", "area_id", "product", "team"],
  share: ["allocation", "percent"],
  is_lead: ["lead"],
  confirmed: ["confirm", "ok"],
};

/** Position of each column of ours among the headings, in any order and case; a repeated heading counts once. */
export function sheetColumns(headings: readonly string[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  headings.forEach((heading, at) => {
    const folded = foldText(heading);
    if (folded !== "" && !positions.has(folded)) positions.set(folded, at);
  });
  const columns = new Map<string, number>();
  for (const name of SHEET_COLUMNS) {
    for (const heading of [name, ...(ALSO[name] ?? [])]) {
      const at = positions.get(foldText(heading));
      if (at === undefined || [...columns.values()].includes(at)) continue;
      columns.set(name, at);
      break;
    }
  }
  return columns;
}
