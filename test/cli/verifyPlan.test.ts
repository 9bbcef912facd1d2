import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { onethread, onethreadJson, ROOT, workFolder } from "./onethread.ts";

const WORK = workFolder();
const ORG = join(ROOT, "examples", "adventureworks");
const PLAN = join(WORK, "plan.json");
const FORGED = join(WORK, "forged.json");

interface PlanFile {
  readonly cost: number;
  readonly lowerBound: number;
}

const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
const prove = (file: string) => onethread(WORK, "verify", file, "--prove", "--against", ORG);

let told: PlanFile;
beforeAll(() => {
  // Hardly searched: far above the best plan.
  const quick = ["--work", "1000", "--no-prove", "--out", PLAN];
  told = onethreadJson(WORK, "plan", ORG, ...quick).plan as PlanFile;
  const forged = readFileSync(PLAN, "utf8")
    .replace(/"lowerBound": \d+/, `"lowerBound": ${told.cost}`)
    .replace(/"gap": [\d.]+/, '"gap": 0')
    .replace(
      '"units":',
      '"proof": { "kind": "optimal", "candidates": 9, "of": 9, "ended": "done", "iterations": 1 },\n  "units":',
    );
  writeFileSync(FORGED, forged);
}, 60_000);

describe("verify --prove", () => {
  test("of a plan that says no more than is true proves the bound again, and says where it is higher", () => {
    const { status, stdout } = prove(PLAN);
    expect(status).toBe(0);
    const [, found] = /Proved again, from scratch: no plan costs less than (\d+)/.exec(flat(stdout)) ?? [];
    expect(Number(found)).toBeGreaterThan(told.lowerBound);
    expect(Number(found)).toBeLessThan(told.cost);
    expect(flat(stdout)).toContain(`; the file says no more than ${told.lowerBound}.`);
  });

  test("refuses a proof that was made up, which is told as what the file says wherever it is not proved", () => {
    const plain = onethread(WORK, "verify", FORGED, "--against", ORG);
    expect(plain.status).toBe(0);
    expect(flat(plain.stdout)).toContain(
      `That no plan costs less than ${told.cost} is what the file says: --prove proves it again.`,
    );
    const { status, stdout } = prove(FORGED);
    expect(status).toBe(1);
    expect(flat(stdout)).toMatch(
      new RegExp(
        `The file says that no plan costs less than ${told.cost}: a plan of \\d+ points was found\\.`,
      ),
    );
    const explained = onethread(WORK, "explain", "Engineering", ORG, "--plan", FORGED);
    expect(explained.stdout).toContain(`${told.cost} points (proved optimal, the file says)`);
  });

  test("gives the same as data", () => {
    const found = onethreadJson(WORK, "verify", FORGED, "--prove", "--against", ORG);
    expect(found).toMatchObject({ ok: false, proved: [{ cost: told.cost, told: told.cost, holds: false }] });
    expect(found.faults).toHaveLength(1);
  });

  test.each([
    [["--prove"], "--prove needs the plan"],
    [["--prove", join(ORG, "people.csv")], "--prove is for a plan, and"],
    [["--prove", PLAN], "Say for which organisation"],
  ])("refuses %j", (args, words) => {
    const { status, stderr } = onethread(WORK, "verify", ...args);
    expect([status, flat(stderr)]).toEqual([2, expect.stringContaining(words)]);
  });
});
