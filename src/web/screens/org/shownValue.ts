import type { Measure } from "../../engine/edit/consequences.ts";
import type { useFormat } from "../../ui/useFormat.ts";

/** A figure as it is read: a part of the work in percent, all else as a number. */
export function shownValue(
  measure: Measure,
  value: number | null,
  format: ReturnType<typeof useFormat>,
  unknown: string,
): string {
  if (value === null) return unknown;
  return measure === "line-integrity" ? format.percent(value) : format.number(value);
}
