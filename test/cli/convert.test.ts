import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/formats/index.ts";
import { GOVUK, onethread, onethreadJson, SG22, workFolder } from "./onethread.ts";

const WORK = workFolder();
const WRITTEN = FORMATS.filter((format) => format.format !== undefined).map((format) => format.name);

describe.each(WRITTEN)("convert --to %s", (to) => {
  test("writes what it says, and says what it has no place for", () => {
    const out = join(WORK, `govuk-${to}`);
    const result = onethreadJson(WORK, "convert", GOVUK, "--to", to, "--out", out);
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

test("an unknown format is refused with those there are", () => {
  const { status, stderr } = onethread(WORK, "convert", GOVUK, "--to", "vcard");
  expect(status).toBe(2);
  for (const name of WRITTEN) expect(stderr).toContain(name);
});
