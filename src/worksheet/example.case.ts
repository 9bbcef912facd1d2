import { readFileSync } from "node:fs";
import {
  areaId,
  assetId,
  disciplineId,
  indexOrg,
  personId,
  type Assignment,
  type Org,
  type OrgRecords,
} from "../org/index.ts";
import { CSV_LIMITS } from "../formats/csv/limits.ts";
import { createTokeniser } from "../formats/csv/tokenise.ts";

type Row = Readonly<Record<string, string>>;

function rowsOf(set: string, file: string): Row[] {
  const text = readFileSync(new URL(`../../examples/${set}/${file}.csv`, import.meta.url), "utf8");
  const rows: string[][] = [];
  const tokeniser = createTokeniser(",", CSV_LIMITS, {
    row: (cells, count) => rows.push(cells.slice(0, count)),
    openQuote: () => {},
    refuse: () => {},
  });
  tokeniser.push(text);
  tokeniser.end();
  const [header = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((heading, i) => [heading, cells[i] ?? ""])));
}

/** The confirmed rows of a published set: person, area, role, lead. */
export function truthOf(set: string): Assignment[] {
  return rowsOf(set, "assignments").map((row) => ({
    personId: personId(row["person_id"] ?? ""),
    areaId: areaId(row["area_id"] ?? ""),
    type: "core",
    isLead: row["is_lead"] === "1",
    ...(row["role"] === "" ? {} : { role: row["role"] ?? "" }),
  }));
}

/** A published set (its lines are sound) with the assignments and areas given. */
export function exampleOrg(
  set: string,
  options: { readonly assignments?: readonly Assignment[]; readonly withAreas?: boolean } = {},
): Org {
  const people = rowsOf(set, "people");
  const areas = options.withAreas === false ? [] : rowsOf(set, "areas");
  const records: OrgRecords = {
    rootAreaId: areaId("company"),
    people: people.map((row) => ({
      id: personId(row["id"] ?? ""),
      name: row["name"] ?? "",
      managerId: row["manager_id"] === "" ? null : personId(row["manager_id"] ?? ""),
      status: "active",
      fte: 1,
      vacant: false,
      title: row["title"] ?? "",
      ...(row["function"] === "" ? {} : { discipline: disciplineId(row["function"] ?? "") }),
      extra: { department: row["department"] ?? "" },
    })),
    outside: [],
    disciplines: [],
    areas: [
      {
        id: areaId("company"),
        name: "Company",
        parentId: null,
        kind: "corporate",
        mode: "functional",
        status: "active",
        owners: [],
        placeholder: true,
      },
      ...areas.map((row) => ({
        id: areaId(row["id"] ?? ""),
        name: row["name"] ?? "",
        parentId: areaId(row["parent_id"] === "" ? "company" : (row["parent_id"] ?? "")),
        kind: "product" as const,
        mode: "functional" as const,
        status: "active" as const,
        owners: [],
      })),
    ],
    assignments: options.assignments ?? [],
    assets: (options.withAreas === false ? [] : rowsOf(set, "assets")).map((row) => ({
      id: assetId(row["id"] ?? ""),
      name: row["name"] ?? "",
      kind: "service",
      tier: 3,
      ...(row["area_id"] === "" ? {} : { areaId: areaId(row["area_id"] ?? "") }),
    })),
    dependencies: [],
    decisions: [],
    waivers: [],
    redirects: [],
    linesKnown: true,
    reading: { people: people.length, roots: 1, loops: 0, missingManagers: 0 },
  };
  return indexOrg(records, [], "2022-06-01");
}
