import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildOrg, wording, type Org } from "../../org/index.ts";
import { parseFiles, parseMapping } from "../index.ts";

const GUIDE = readFileSync("docs/guides/mapping.md", "utf8");

/** The fenced block of the guide that begins with this line. */
function fenced(kind: string, first: string): string {
  const start = GUIDE.indexOf(`\`\`\`${kind}\n${first}`);
  if (start < 0) throw new Error(`The guide has no block ${first}`);
  const from = start + kind.length + 4;
  return GUIDE.slice(from, GUIDE.indexOf("```", from));
}

function tableOf(org: Org): string {
  const people = org.people.map((one) =>
    [one.id.padEnd(6), one.title?.padEnd(18), one.discipline?.padEnd(12), one.managerId ?? "nobody"].join(
      " ",
    ),
  );
  const areas = org.areas
    .filter((area) => area.placeholder !== true)
    .map((area) => {
      const rows = org.records.assignments.filter((row) => row.areaId === area.id);
      const members = rows.map(
        (row) => `${row.personId} (${row.role}${row.acting === true ? ", acting" : ""})`,
      );
      const assets = org.records.assets.filter((asset) => asset.areaId === area.id).map((asset) => asset.id);
      return `${area.id}: ${[members.join(", "), assets.join(", ")].filter((part) => part !== "").join("; ")}`;
    });
  return [...people, ...areas.sort()].join("\n");
}

test("the worked example of the guide makes what the guide says", () => {
  const { records, problems } = parseMapping(fenced("yaml", "# mapping.yaml\n"));
  expect(problems).toEqual([]);
  const bytes = (name: string) => new TextEncoder().encode(fenced("yaml", `# ${name}\n`));
  const files = ["staff.yml", "teams.yml"].map((name) => ({ name, bytes: bytes(name) }));
  const org = buildOrg(parseFiles(files, { today: "2026-06-01", records }), { today: "2026-06-01" });
  expect(tableOf(org)).toBe(fenced("text", "ada").trimEnd());
  const said = org.problems.map(
    ({ code, file, rows, message }) => `${file}:${rows.join(",")} ${code}: ${wording(message)}`,
  );
  expect(org.problems.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(["hat"]);
  expect(said.join("\n")).toBe(fenced("text", "staff.yml:4").trimEnd());
});

test("the simplest form of the guide is headings by field", () => {
  expect(parseMapping(fenced("yaml", "people:\n  manager_id")).columns).toEqual({
    people: { managerId: "Boss No.", discipline: "Job family", area: "-" },
  });
});
