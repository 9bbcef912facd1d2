import type { ListPart, OrgDraft, OrgLists } from "../draft.ts";
import type { Problem } from "../problem.ts";

/**
 * Rows of lists that stand in several files carry their file above this bit while their problems are looked for: a file
 * on every entity would cost a million people their memory, and problems are few.
 */
const FILE_UNIT = 2 ** 32;

type Rowed = { readonly row?: number };

/**
 * A draft whose rows tell their files, or undefined where each list has one file: settled, its problems have the rows
 * that `placeRows` reads.
 */
export function withPlacedRows(draft: OrgDraft): OrgDraft | undefined {
  const { parts = [] } = draft;
  const files = filesOf(parts);
  const lists: Partial<Record<keyof OrgLists, readonly Rowed[]>> = {};
  for (const list of new Set(parts.map((part) => part.list)))
    lists[list] = placed(
      draft[list],
      parts.filter((part) => part.list === list),
      files,
    );
  return parts.length === 0 ? undefined : ({ ...draft, ...lists } as OrgDraft);
}

function placed(
  items: readonly Rowed[],
  parts: readonly ListPart[],
  files: ReadonlyMap<string, number>,
): readonly Rowed[] {
  let part = 0;
  return items.map((item, i) => {
    while (part < parts.length && i >= parts[part]!.end) part++;
    const file = parts[part]?.file;
    if (file === undefined || item.row === undefined) return item;
    return { ...item, row: item.row + FILE_UNIT * (1 + files.get(file)!) };
  });
}

const filesOf = (parts: readonly ListPart[]): ReadonlyMap<string, number> =>
  new Map([...new Set(parts.map((part) => part.file))].map((file, i) => [file, i]));

/**
 * Problems with the files of their rows: `file` and `rows` are those of the first, `places` all of them where they are
 * several.
 * @param marked the same problems of the draft whose rows tell their files.
 */
export function placeRows(
  problems: readonly Problem[],
  marked: readonly Problem[],
  { parts = [] }: OrgDraft,
): Problem[] {
  const files = [...filesOf(parts).keys()];
  return problems.map((problem, i) => {
    const rows = marked[i]?.rows ?? [];
    if (rows.every((row) => row < FILE_UNIT)) return problem;
    const places = rows.map((row) => ({
      file: row < FILE_UNIT ? (problem.file ?? "") : files[Math.floor(row / FILE_UNIT) - 1]!,
      row: row % FILE_UNIT,
    }));
    const { file } = places[0]!;
    const own = places.filter((place) => place.file === file);
    return {
      ...problem,
      file,
      rows: own.map((place) => place.row),
      ...(own.length < places.length ? { places } : {}),
    };
  });
}
