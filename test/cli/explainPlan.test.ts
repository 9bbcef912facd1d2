import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { onethread, onethreadJson, SG22, workFolder } from "./onethread.ts";

const WORK = workFolder();
const DAY = ["--today", "2026-06-01"];
const PLAN = join(WORK, "plan.json");
const explain = (subject: string, ...more: string[]) =>
  onethread(WORK, "explain", subject, SG22, "--plan", PLAN, ...DAY, ...more);

interface Price {
  readonly least: number;
  readonly most: number;
}
interface Planned {
  readonly kind: string;
  readonly reason: {
    readonly difference: number;
    readonly against: string;
    readonly sentence: string;
  } | null;
  readonly keepArea: { readonly price: Price } | null;
  readonly standing: { readonly kind: string; readonly price: Price | null };
}

/** The plan, as far as this test reads it. */
interface PlanFile {
  readonly placements: readonly {
    readonly personId: string;
    readonly unitId: string;
    readonly homeUnitId: string | null;
  }[];
}

let moved = "";
beforeAll(() => {
  const quick = ["--work", "1000000", "--no-prove"];
  const { plan } = onethreadJson(WORK, "plan", SG22, "--out", PLAN, ...DAY, ...quick) as { plan: PlanFile };
  const mover = plan.placements.find((one) => one.homeUnitId !== null && one.homeUnitId !== one.unitId);
  moved = mover?.personId ?? "";
});

describe("explain --plan", () => {
  test("tells a moved person why, what staying would cost, and how firm it is", () => {
    const { stdout, status } = explain(moved);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Today: {3}/m);
    expect(stdout).toMatch(/^Planned: /m);
    expect(stdout).toMatch(/If .* stayed in /s);
    expect(stdout).toMatch(/To keep their area: /);
    expect(stdout).toMatch(/^(Sure|Near-tie|Likely, not proved)/m);
  });

  test("gives the same as data: prices enclose, and staying costs what the reason says", () => {
    const { stdout } = explain(moved, "--json");
    const [one] = (JSON.parse(stdout) as { explanations: Planned[] }).explanations;
    expect(one?.kind).toBe("planned-person");
    expect(one?.reason?.against).toBe("stay");
    expect(one?.keepArea?.price.most).toBe(-(one?.reason?.difference ?? 0));
    const price = one?.standing.price;
    expect(price?.least).toBeLessThanOrEqual(price?.most ?? -1);
  });

  test("tells an area its owner, and who else could own it", () => {
    const { stdout, status } = explain("Growth");
    expect(status).toBe(0);
    expect(stdout).toContain("is proposed as owner of Growth: level ");
    expect(stdout).toMatch(/^(Who else could:|Nobody else in the plan may own it\.)$/m);
    expect(stdout).toMatch(/Goes live in wave \d/);
  });

  test("says of whom the plan leaves alone that it does", () => {
    const { stdout } = explain("Val Thornlow");
    expect(stdout).toContain("works in no planned area");
  });

  test.each([
    [["--area", "Growth"], /person or an area of the plan/],
    [["--plan", "missing.json"], /missing\.json/],
  ])("refuses %j", (more, words) => {
    const { stderr, status } = explain("legs", ...more);
    expect(status).toBe(2);
    expect(stderr).toMatch(words);
  });
});
