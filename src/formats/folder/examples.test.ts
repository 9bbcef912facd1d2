import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { settle, type OrgDraft } from "../../org/index.ts";
import { formatNamed, parseFiles, type InputFile } from "../index.ts";

const TODAY = "2026-06-01";
const EXAMPLES = resolve(import.meta.dirname, "../../../examples");
const SETS = [
  "adventureworks",
  "cloudfoundry",
  "govuk",
  "hmcts",
  "sourcegraph-2022-05-15",
  "sourcegraph-2024-06-25",
];

const filesOf = (set: string): InputFile[] =>
  readdirSync(join(EXAMPLES, set))
    .filter((name) => name.endsWith(".csv"))
    .map((name) => ({ name, bytes: readFileSync(join(EXAMPLES, set, name)) }));

/** Keys in order, rows left out, lists of records in any order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "row")
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  );
}

const plain = (draft: OrgDraft): unknown => {
  const { people, areas, assignments, assets, disciplines, outside } = settle(draft, {
    today: TODAY,
  }).records;
  const lists = { people, areas, assignments, assets, disciplines, outside };
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [
      name,
      list.map((one) => JSON.stringify(ordered(one))).sort(),
    ]),
  );
};

test.each(SETS)("%s is the same organisation as a folder of YAML", (set) => {
  const draft = parseFiles(filesOf(set), { today: TODAY });
  const { records } = settle(draft, { today: TODAY });
  const written = formatNamed("folder")?.format?.(records).files ?? [];
  expect(written.length).toBeGreaterThan(2);
  const back = parseFiles(written, { today: TODAY });
  expect(plain(back)).toEqual(
    plain(parseFiles(formatNamed("csv")?.format?.(records).files ?? [], { today: TODAY })),
  );
});
