import { isDay, PIN_KINDS, type AreaId, type PersonId, type Pin, type PinWish } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import { entriesOf, type Entries, type Note } from "./read.ts";

/** What a kind of pin names beside `kind`; the way it is said in a message. */
const NAMES: Readonly<Record<PinWish["kind"], readonly string[]>> = {
  place: ["person", "area"],
  seat: ["person", "area"],
  "keep-out": ["person", "area"],
  own: ["person", "area"],
  "keep-manager": ["person"],
  "keep-together": ["people"],
  "freeze-area": ["area"],
  "max-moves": ["moves"],
};
const SAID = ["id", "kind", "author", "reason", "expiresOn"];

/**
 * Reads pins: a list of `kind`, what the kind names (`person`, `people`, `area`, `moves`), and `author`, `reason`,
 * `expiresOn`, `id`. Whether people and areas exist says the planner.
 */
export function readPins(value: YamlValue, key: string, note: Note): readonly Pin[] {
  if (!Array.isArray(value)) {
    if (value !== null) note("config-bad", key, value, "a list of pins");
    return [];
  }
  return value.flatMap((one: YamlValue, k): Pin[] => {
    const path = `${key}[${k}]`;
    const fields = entriesOf(one, path, note);
    const kind = PIN_KINDS.find((known) => known === fields.get("kind"));
    if (kind === undefined) {
      note("config-bad", `${path}.kind`, fields.get("kind") ?? null, `one of ${PIN_KINDS.join(", ")}`);
      return [];
    }
    const wish = wishOf(kind, fields, path, note);
    const said = saidOf(fields, k, path, note);
    for (const [field, other] of fields)
      if (!SAID.includes(field) && !NAMES[kind].includes(field))
        note("config-unknown", `${path}.${field}`, other, `one of ${[...NAMES[kind], ...SAID].join(", ")}`);
    return wish === null || said === null ? [] : [{ ...said, ...wish }];
  });
}

function saidOf(
  fields: Entries,
  k: number,
  path: string,
  note: Note,
): Pick<Pin, "id" | "author" | "reason"> | null {
  const text = (field: string, missing: string): string => {
    const value = fields.get(field) ?? null;
    if (value === null) return missing;
    if (typeof value === "string") return value;
    note("config-bad", `${path}.${field}`, value, "a text");
    return missing;
  };
  const expiresOn = fields.get("expiresOn") ?? null;
  if (expiresOn !== null && !(typeof expiresOn === "string" && isDay(expiresOn))) {
    note("config-bad", `${path}.expiresOn`, expiresOn, "a day such as 2027-02-01");
    return null;
  }
  return {
    id: text("id", `pin-${k + 1}`),
    author: text("author", "not said"),
    reason: text("reason", "not said"),
    ...(expiresOn === null ? {} : { expiresOn }),
  };
}

function wishOf(kind: PinWish["kind"], fields: Entries, path: string, note: Note): PinWish | null {
  const id = (field: "person" | "area"): string | null => {
    const value = fields.get(field) ?? null;
    if (typeof value === "string" && value !== "") return value;
    note("config-bad", `${path}.${field}`, value, `the id of ${field === "person" ? "a person" : "an area"}`);
    return null;
  };
  switch (kind) {
    case "place":
    case "seat":
    case "keep-out":
    case "own": {
      const [person, area] = [id("person"), id("area")];
      if (person === null || area === null) return null;
      return { kind, personId: person as PersonId, areaId: area as AreaId };
    }
    case "keep-manager": {
      const person = id("person");
      return person === null ? null : { kind, personId: person as PersonId };
    }
    case "freeze-area": {
      const area = id("area");
      return area === null ? null : { kind, areaId: area as AreaId };
    }
    case "keep-together": {
      const people = fields.get("people") ?? null;
      if (Array.isArray(people) && people.length > 1 && people.every((one) => typeof one === "string"))
        return { kind, personIds: people as PersonId[] };
      note("config-bad", `${path}.people`, people, "a list of at least two ids of people");
      return null;
    }
    case "max-moves": {
      const moves = fields.get("moves") ?? null;
      if (typeof moves === "number" && Number.isInteger(moves) && moves >= 0) return { kind, moves };
      note("config-bad", `${path}.moves`, moves, "a whole number from 0 on");
      return null;
    }
  }
}
