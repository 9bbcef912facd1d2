import { serialOfDay } from "./serial.ts";

/** How a cell is written: as text, or as the number, boolean or day that its text says. */
export type CellKind = "text" | "number" | "boolean" | "day";

/** Columns that a spreadsheet can calculate with. All others are text, so that `0042` stays an id. */
const KINDS: ReadonlyMap<string, CellKind> = new Map([
  ...["level", "fte", "annual_cost_eur", "share", "tier", "response_time_hours"].map(
    (heading) => [heading, "number"] as const,
  ),
  ...[
    "vacant",
    "can_own",
    "folded",
    "is_lead",
    "pnl",
    "blocking",
    "standing",
    "required_in_product",
    "executive",
  ].map((heading) => [heading, "boolean"] as const),
  ...[
    "start_date",
    "end_date",
    "expected_on",
    "certified_on",
    "activated_on",
    "from",
    "to",
    "on",
    "raised_on",
    "decided_on",
    "review_on",
    "overridden_on",
    "granted_on",
    "expires_on",
  ].map((heading) => [heading, "day"] as const),
]);

/** Headings of ours that are written as numbers, booleans or days. */
export const TYPED_HEADINGS: readonly string[] = [...KINDS.keys()];

export function kindOfHeading(heading: string): CellKind {
  return KINDS.get(heading) ?? "text";
}

/**
 * What stands in the cell's `v` where the text is of that kind and the cell reads back as this very text; undefined
 * where it must be written as text.
 */
export function typedValue(kind: CellKind, text: string): string | undefined {
  switch (kind) {
    case "number": {
      const number = Number(text);
      return Number.isFinite(number) && String(number) === text ? text : undefined;
    }
    case "boolean":
      return text === "true" ? "1" : text === "false" ? "0" : undefined;
    case "day": {
      const serial = serialOfDay(text);
      return serial === undefined ? undefined : String(serial);
    }
    case "text":
      return undefined;
  }
}
