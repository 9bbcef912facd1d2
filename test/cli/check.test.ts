import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { onethread, onethreadJson, workFolder } from "./onethread.ts";

const WORK = workFolder();

function company(name: string, files: Readonly<Record<string, readonly string[]>>): string {
  const folder = join(WORK, name);
  mkdirSync(folder);
  for (const [file, lines] of Object.entries(files))
    writeFileSync(join(folder, file), `${lines.join("\n")}\n`);
  return folder;
}

describe("check --base", () => {
  const before = company("before", {
    "people.csv": ["id,name,manager_id", "a,Ada,", "b,Bob,a", "c,Cyd,a", "d,Dee,b"],
    "areas.csv": ["id,name,kind,mode,owner_id", "pay,Payments,product,sto,b"],
    "assignments.csv": ["person_id,area_id", "b,pay", "c,pay"],
    "assets.csv": ["id,name,kind,area_id,tier", "shop,Shop,service,pay,1"],
  });
  const after = company("after", {
    "people.csv": ["id,name,manager_id", "a,Ada,", "b,Bob,a", "c,Cyd,a"],
    "areas.csv": ["id,name,kind,mode,owner_id", "pay,Payments,product,sto,"],
    "assignments.csv": ["person_id,area_id", "b,pay", "c,pay"],
    "assets.csv": ["id,name,kind,area_id,tier", "shop,Shop,service,,1"],
  });
  const found = (result: { findings: { check: string; isKnown: boolean }[] }, check: string) =>
    result.findings.filter((one) => one.check === check).map((one) => one.isKnown);

  test("says what lost its area or owner since, and who is missing", () => {
    const result = onethreadJson(WORK, "check", after, "--base", before);
    expect(found(result, "orphan-forecast").length).toBeGreaterThan(0);
    expect(result.problems.map((one: { code: string }) => one.code)).toContain("mass-removal");
    expect(result.metrics.impact.value).not.toBeNull();
  });
  test("whoever is missing has left only where the input is said to be complete", () => {
    expect(onethreadJson(WORK, "check", after, "--base", before).org.managers).toBe(2);
    expect(onethreadJson(WORK, "check", after, "--base", before, "--complete").org.managers).toBe(1);
  });
  test("only what is new or worse fails", () => {
    expect(onethread(WORK, "check", before).status).toBe(1);
    expect(onethread(WORK, "check", before, "--base", before).status).toBe(0);
    expect(found(onethreadJson(WORK, "check", before, "--base", before), "line-to-owner")).toEqual([true]);
    expect(onethread(WORK, "check", after, "--base", before).status).toBe(1);
  });
  test("--complete without a base is refused with the way out", () => {
    const { status, stderr } = onethread(WORK, "check", after, "--complete");
    expect(status).toBe(2);
    expect(stderr).toContain("--base");
  });
});

describe("mapping", () => {
  test("drafts a mapping that reads the list it was made from", () => {
    const list = join(WORK, "staff.csv");
    writeFileSync(list, "Staff No.,Whole name,Boss no.\n1,Ada,\n2,Bob,1\n");
    const out = join(WORK, "mapping.yaml");
    expect(onethread(WORK, "mapping", list, "--out", out).status).toBe(0);
    expect(onethread(WORK, "mapping", list, "--out", out).status).toBe(0);
    writeFileSync(out, "mine");
    expect(onethread(WORK, "mapping", list, "--out", out).status).toBe(2);
    const { fields } = onethreadJson(WORK, "mapping", list);
    expect(fields.map((field: { theirs: string }) => field.theirs)).toEqual([
      "Staff No.",
      "Whole name",
      "Boss no.",
    ]);
  });
});
