import type { Counted, DependencyMatrix, MatrixArea } from "../../engine/dependencies/matrix.ts";

/** Areas in the matrix at once, and cells: the table has all of them. */
export const AREAS_MAX = 40;
const CELLS_MAX = 400;

export interface Cell extends Counted {
  readonly consumer: MatrixArea;
  readonly provider: MatrixArea;
}

/** Rows as the matrix shows them: filled cells, and runs of empty ones between them. */
export interface MatrixRow {
  readonly area: MatrixArea;
  readonly cells: readonly (Cell | { readonly empty: number; readonly hasOwn: boolean })[];
}

export interface Shown {
  readonly areas: readonly MatrixArea[];
  readonly rows: readonly MatrixRow[];
  /** Areas and dependencies that the matrix leaves to the table. */
  readonly areasLeft: number;
  readonly cellsLeft: number;
}

/** As much of the matrix as a page holds, most waited for first. */
export function shownOf({ areas, cells }: DependencyMatrix): Shown {
  const shown = areas.slice(0, AREAS_MAX);
  const inside = cells
    .filter(({ consumer, provider }) => consumer < shown.length && provider < shown.length)
    .toSorted((a, b) => Math.max(b.today, b.later) - Math.max(a.today, a.later));
  const kept = inside.slice(0, CELLS_MAX);
  const byRow = new Map<number, Map<number, Counted>>();
  for (const { consumer, provider, today, later } of kept) {
    const row = byRow.get(consumer) ?? new Map<number, Counted>();
    row.set(provider, { today, later });
    byRow.set(consumer, row);
  }
  return {
    areas: shown,
    rows: shown.map((area, row) => ({ area, cells: cellsOf(shown, row, byRow.get(row) ?? new Map()) })),
    areasLeft: areas.length - shown.length,
    cellsLeft: cells.length - kept.length,
  };
}

function cellsOf(
  areas: readonly MatrixArea[],
  row: number,
  filled: ReadonlyMap<number, Counted>,
): MatrixRow["cells"] {
  const cells: MatrixRow["cells"][number][] = [];
  const consumer = areas[row];
  let empty = 0;
  const flush = (end: number): void => {
    if (empty > 0) cells.push({ empty, hasOwn: row >= end - empty && row < end });
    empty = 0;
  };
  for (const [k, provider] of areas.entries()) {
    const counted = filled.get(k);
    if (counted === undefined || consumer === undefined) {
      empty++;
      continue;
    }
    flush(k);
    cells.push({ consumer, provider, ...counted });
  }
  flush(areas.length);
  return cells;
}

/** How strongly a count is tinted, from 1 to 5, against the largest. */
export function strengthOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil((5 * count) / Math.max(1, most)));
}

/** What a cell is named by in the address. */
export const cellKey = ({ consumer, provider }: Pick<Cell, "consumer" | "provider">): string =>
  `${consumer.id}→${provider.id}`;
