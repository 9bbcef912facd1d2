import type { SheetRow } from "../../../org/index.ts";

/** What somebody answered on a row: areas by id or new name, or none; how the time is shared, where they said so. */
export interface WorkAnswer {
  readonly areas: readonly string[];
  /** One for each area, 0 < share ≤ 1; empty where nobody said. */
  readonly shares: readonly number[];
  /** On no area. */
  readonly isNone: boolean;
  readonly isLead: boolean;
}

/** The row of the sheet that an answer belongs to, whatever was answered for others since. */
export function rowKey({ managerId, kind, personIds }: SheetRow): string {
  return JSON.stringify([managerId, kind, personIds.length, personIds[0] ?? "", personIds.at(-1) ?? ""]);
}

/** A row as it would come back filled in: one for all areas with one share, else one for each area. */
export function filledRows(row: SheetRow, answer: WorkAnswer): SheetRow[] {
  const said = { ...row, isLead: answer.isLead, confirmed: "yes" as const };
  if (answer.isNone) return [{ ...said, areas: ["none"] }];
  const [first] = answer.shares;
  if (answer.shares.every((share) => share === first))
    return [{ ...said, areas: answer.areas, share: first ?? null }];
  return answer.areas.map((area, i) => ({ ...said, areas: [area], share: answer.shares[i] ?? null }));
}
