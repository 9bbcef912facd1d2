import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/formats/index.ts";
import { GOVUK, onethread, onethreadJson, SG22, workFolder } from "./onethread.ts";

const WORK = workFolder();
const WRITTEN = FORMATS.filter((format) => format.format !== undefined).map((format) => format.name);

/** Repositories and teams: something that every format has a place for. */
const LISTED = join(WORK, "listed");
mkdirSync(LISTED);
for (const [name, lines] of Object.entries({
  people: ["id,name,manager_id", "ada,Ada,", "bob,Bob,ada"],
  areas: ["id,name,kind,owner_id,aliases", "pay,Payments,product,bob,@acme/payments"],
  assignments: ["person_id,area_id", "bob,pay"],
  assets: ["id,name,kind,area_id,external_ids", "shop,shop,repo,pay,github:acme/shop"],
}))
  writeFileSync(join(LISTED, `${name}.csv`), `${lines.join("\n")}\n`);

describe.each(WRITTEN)("convert --to %s", (to) => {
  test("writes what it says, and says what it has no place for", () => {
    const out = join(WORK, `listed-${to}`);
    const result = onethreadJson(
      WORK,
      "convert",
      LISTED,
      "--to",
      to,
      "--organisation",
      "alphagov",
      "--out",
      out,
    );
    const names = result.files.map((file: { name: string }) => file.name).sort();
    expect(names).toEqual(
      readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
        .sort(),
    );
    expect(names.length).toBeGreaterThan(0);
    for (const problem of result.notCarried) expect(problem.message).not.toBe("");
  });
  test("without --out nothing is written", () => {
    const before = readdirSync(WORK);
    const { stdout, status } = onethread(WORK, "convert", SG22, "--to", to);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Would write/);
    expect(readdirSync(WORK)).toEqual(before);
  });
});

test("files with other content are replaced only with --force", () => {
  const out = join(WORK, "kept");
  onethread(WORK, "convert", GOVUK, "--to", "csv", "--out", out);
  writeFileSync(join(out, "areas.csv"), "mine");
  const refused = onethread(WORK, "convert", GOVUK, "--to", "csv", "--out", out);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain(`${join(out, "areas.csv")} is there already, with other content`);
  expect(readFileSync(join(out, "areas.csv"), "utf8")).toBe("mine");
  expect(onethread(WORK, "convert", GOVUK, "--to", "csv", "--out", out, "--force").status).toBe(0);
  expect(readFileSync(join(out, "areas.csv"), "utf8")).toContain("govuk-content-apis");
});

describe("--update", () => {
  const people = (rows: readonly string[]): string => {
    const path = join(WORK, "update.csv");
    writeFileSync(path, ["id,name,manager_id,title", ...rows, ""].join("\n"));
    return path;
  };
  const org = join(WORK, "org");
  const update = (...args: string[]) =>
    onethread(WORK, "convert", people(["a,Ada,,CEO", "b,Bob,a,EM", "d,Dee,a,PM"]), "--to", "folder", ...args);
  test("changes the lines that differ and keeps comments; without it what stands there stays", () => {
    onethread(
      WORK,
      "convert",
      people(["a,Ada,,CEO", "b,Bob,a,Dev", "c,Cyd,a,PM"]),
      "--to",
      "folder",
      "--out",
      org,
    );
    const file = join(org, "people.yaml");
    const before = readFileSync(file, "utf8").replace("  title: Dev\n", "  title: Dev # since May\n");
    writeFileSync(file, before);
    expect(update("--out", org).stderr).toContain("--update changes only the lines that differ");
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(update("--out", org, "--update").status).toBe(0);
    const after = readFileSync(file, "utf8");
    expect(after).toContain("  title: EM # since May\n");
    expect(after).toContain("name: Dee");
    expect(after).not.toContain("Cyd");
    expect(after).toContain(before.slice(0, before.indexOf("  title: Dev")));
  });
  test("needs a folder and the format that can", () => {
    expect(update("--update").status).toBe(2);
    expect(onethread(WORK, "convert", GOVUK, "--to", "csv", "--out", org, "--update").stderr).toContain(
      "--to folder",
    );
  });
});

test("the folder that is read is not written to: every record would stand there twice", () => {
  const { status, stderr } = onethread(WORK, "convert", LISTED, "--to", "folder", "--out", `${LISTED}/.`);
  expect(status).toBe(2);
  expect(stderr).toContain("--update");
  expect(readdirSync(LISTED).sort()).toEqual(["areas.csv", "assets.csv", "assignments.csv", "people.csv"]);
});

test("pay goes along only when asked for, and what stands in a folder stays", () => {
  const paid = join(WORK, "paid.csv");
  writeFileSync(paid, "id,name,manager_id,annual_cost_eur\na,Ada,,90001\n");
  const out = join(WORK, "paid");
  const convert = (...args: string[]) =>
    onethread(WORK, "convert", paid, "--to", "folder", "--out", out, ...args);
  const text = (): string => readFileSync(join(out, "people.yaml"), "utf8");
  expect(convert().stderr).toContain("--with-pay");
  expect(text()).not.toContain("90001");
  convert("--update", "--with-pay");
  expect(text()).toContain("90001");
  convert("--update");
  expect(text()).toContain("90001");
});

test("every loss is said, not one of its kind", () => {
  const { stderr } = onethread(WORK, "convert", SG22, "--to", "github");
  const lost = onethreadJson(WORK, "convert", SG22, "--to", "github").notCarried;
  expect(lost.length).toBeGreaterThan(1);
  const said = stderr.replace(/\s+/g, " ");
  for (const { message } of lost) expect(said).toContain(message);
});

test("an unknown format is refused with those there are", () => {
  const { status, stderr } = onethread(WORK, "convert", GOVUK, "--to", "vcard");
  expect(status).toBe(2);
  for (const name of WRITTEN) expect(stderr).toContain(name);
});
