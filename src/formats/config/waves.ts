import { isDay, type Freeze, type WaveDates } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import { entriesOf, type Mutable, type Note } from "./read.ts";

const MONTHS_MAX = 12;

/** Reads what stands under `plan.waves`: `from`, `monthsBetween`, and `frozen` as a list of from, to and reason. */
export function readWaves(value: YamlValue, key: string, note: Note): WaveDates {
  const waves: Mutable<WaveDates> = { frozen: [] };
  for (const [field, one] of entriesOf(value, key, note)) {
    const path = `${key}.${field}`;
    if (field === "from") {
      if (typeof one === "string" && isDay(one)) waves.from = one;
      else note("config-bad", path, one, "a day such as 2027-02-01");
    } else if (field === "monthsBetween") {
      if (typeof one === "number" && Number.isInteger(one) && one >= 1 && one <= MONTHS_MAX)
        waves.monthsBetween = one;
      else note("config-bad", path, one, "whole months from 1 to 12");
    } else if (field === "frozen") waves.frozen = readFreezes(one, path, note);
    else note("config-unknown", path, one, "from, monthsBetween or frozen");
  }
  return waves;
}

function readFreezes(value: YamlValue, key: string, note: Note): Freeze[] {
  if (!Array.isArray(value)) {
    note("config-bad", key, value, "a list of from, to and reason");
    return [];
  }
  return value.flatMap((one: YamlValue, k) => {
    const path = `${key}[${k}]`;
    const fields = new Map(entriesOf(one, path, note));
    const [from, to, reason] = [fields.get("from"), fields.get("to"), fields.get("reason")];
    for (const [field, other] of fields)
      if (!["from", "to", "reason"].includes(field))
        note("config-unknown", `${path}.${field}`, other, "from, to or reason");
    if (typeof from === "string" && isDay(from) && typeof to === "string" && isDay(to) && from <= to)
      return [{ from, to, reason: typeof reason === "string" ? reason : "" }];
    note("config-bad", path, one, "days from and to, the first no later than the second");
    return [];
  });
}
