import { describe, expect, test } from "vitest";
import { applyChanges, type OrgChange } from "../changes/index.ts";
import { DEFAULT_CONFIG, wording, type Finding } from "../org/index.ts";
import { fixtureA, fixtureATarget, fixtureB, fixtureC, fixtureD } from "../../test/fixtures.ts";
import { orgOf } from "../../test/orgOf.ts";
import { CHANGE } from "./change.case.ts";
import { CRAFT } from "./craft.case.ts";
import { DEDICATION } from "./dedication.case.ts";
import type { CaseTable, Fixture } from "./fixture.case.ts";
import { CHECKS, runChecks, type CheckInput } from "./index.ts";
import { LINES } from "./lines.case.ts";
import { MANDATE } from "./mandate.case.ts";
import { OWNER } from "./owner.case.ts";
import { SHAPE } from "./shape.case.ts";
import { STRUCTURE } from "./structure.case.ts";
import { THINGS_OWNED } from "./thingsOwned.case.ts";

const config = DEFAULT_CONFIG;

/** Cases of every check, one file a group. */
const CASES: CaseTable = {
  ...STRUCTURE,
  ...OWNER,
  ...LINES,
  ...DEDICATION,
  ...THINGS_OWNED,
  ...MANDATE,
  ...CRAFT,
  ...SHAPE,
  ...CHANGE,
};

const inputOf = ({ org, asMode, base }: Fixture): CheckInput => ({
  org,
  config,
  ...(asMode === undefined ? {} : { asMode }),
  ...(base === undefined ? {} : { base }),
});
const findingsOf = (id: string, fixture: Fixture): Finding[] =>
  runChecks(inputOf(fixture)).filter((finding) => finding.check === id);

describe("every check has fixtures", () => {
  test.each(CHECKS.map((check) => ({ id: check.id, check })))("$id", ({ id, check }) => {
    expect(id).toMatch(/^[a-z-]+$/);
    const { fires = [], silent = [], borders = {} } = CASES[id] ?? {};
    expect(fires.length, "a firing fixture").toBeGreaterThan(0);
    expect(silent.length, "a silent fixture").toBeGreaterThan(0);
    expect(Object.keys(borders).sort(), "a border for each threshold").toEqual(
      Object.keys(check.thresholds).sort(),
    );
  });
  // A threshold that a step of its own unit, either way, does not make speak or fall silent decides nothing.
  // Not of `layers`: its threshold is the base of a logarithm, which a step moves in far larger orgs only.
  const thresholds = Object.entries(CASES)
    .filter(([id]) => id !== "layers")
    .flatMap(([id, { borders = {} }]) =>
      Object.entries(borders).map(([name, border]) => ({ id, name, border })),
    );
  test.each(thresholds)("$id: $name decides its border", ({ id, name, border }) => {
    const limits = CHECKS.find((check) => check.id === id)?.thresholds ?? {};
    const { value = 0, unit = "" } = limits[name] ?? {};
    const step = unit.startsWith("share") ? 0.011 : 1;
    const key = `${id}.${name}`;
    const said = (fixture: Fixture, limit: number) =>
      runChecks({
        ...inputOf(fixture),
        config: { ...config, thresholds: { ...config.thresholds, [key]: limit } },
      })
        .filter((finding) => finding.check === id)
        .map(({ key: subject, tier, severe }) => [subject, tier, severe]);
    const moved = [value - step, value + step];
    for (const fixture of [border.past, border.at])
      expect(
        moved.some((limit) => JSON.stringify(said(fixture, limit)) !== JSON.stringify(said(fixture, value))),
        `moved by ${step} ${unit}`,
      ).toBe(true);
  });
  test("and no fixture is without its check", () => {
    expect(Object.keys(CASES).sort()).toEqual(CHECKS.map((check) => check.id).sort());
  });
});

describe.each(Object.entries(CASES))("%s", (id, { fires, silent, borders = {} }) => {
  const firing = [
    ...fires.map((fixture, i) => ({ name: `${i + 1}`, fixture })),
    ...Object.entries(borders).map(([name, { past }]) => ({ name: `past ${name}`, fixture: past })),
    ...Object.entries(borders).flatMap(([name, { at }]) =>
      at.shows === undefined ? [] : [{ name: `at ${name}`, fixture: at }],
    ),
  ];
  const quiet = [
    ...silent.map((fixture, i) => ({ name: `${i + 1}`, fixture })),
    ...Object.entries(borders).flatMap(([name, { at }]) =>
      at.shows === undefined ? [{ name: `at ${name}`, fixture: at }] : [],
    ),
  ];
  test.each(firing)("fires: $name", ({ fixture }) => {
    const findings = findingsOf(id, fixture);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(wording(finding.message)).toMatch(/\.$/);
    if (fixture.says !== undefined) expect(findings.map((f) => wording(f.message))).toContain(fixture.says);
    for (const [field, value] of Object.entries(fixture.shows ?? {}))
      expect(findings.map((finding) => finding[field as "tier" | "severe"])).toEqual(
        findings.map(() => value),
      );
  });
  test.each(quiet)("silent: $name", ({ fixture }) => {
    expect(findingsOf(id, fixture).map((finding) => wording(finding.message))).toEqual([]);
  });
  test.each(firing)("fixes: $name", ({ fixture }) => {
    const [finding] = findingsOf(id, fixture);
    if (fixture.fix === "none") {
      expect(finding!.fixes).toEqual([]);
      return;
    }
    expect(finding!.fixes.length).toBeGreaterThan(0);
    const applied = applyChanges(fixture.org, finding!.fixes as readonly OrgChange[]);
    expect(applied.ok).toBe(true);
    if (!applied.ok) return;
    const keys = findingsOf(id, { ...fixture, org: applied.org }).map((other) => other.key);
    expect(keys).not.toContain(finding!.key);
  });
});

test("who works for an owner is that owner's: only the owner is foreign further up", () => {
  const org = orgOf("a > b; b > d; x(sto): a*; y(sto): b*, d");
  expect(findingsOf("foreign-report", { org }).map((f) => f.subjects)).toEqual([["b", "x"]]);
});

describe("the worked examples", () => {
  test("A as-is has a level too many; the target has not, and two lose their craft until covered", () => {
    expect(findingsOf("layers", { org: fixtureA() })).toHaveLength(1);
    expect(findingsOf("layers", { org: fixtureATarget() })).toEqual([]);
    expect(findingsOf("craft-cover", { org: fixtureATarget() }).flatMap((f) => f.subjects)).toEqual([
      "pm",
      "d",
    ]);
  });
  test("B: the 80/20 split is a home", () => {
    expect(findingsOf("home-share", { org: fixtureB() })).toEqual([]);
  });
  test("C: the split designer has no home, and is outside the lines of two of three owners", () => {
    const org = fixtureC();
    expect(findingsOf("home-share", { org }).map((f) => f.subjects)).toEqual([["d"]]);
    expect(findingsOf("line-to-owner", { org }).map((f) => f.subjects)).toEqual([
      ["d", "y"],
      ["d", "z"],
    ]);
  });
  test("D: no invariant, one standing exception; without it three principals; product and design want cover", () => {
    const run = (excused: boolean) => runChecks({ org: fixtureD(excused), config, asMode: "sto" });
    const open = (findings: Finding[]) =>
      findings.filter((f) => f.tier === "invariant" && f.waivedBy === undefined);
    expect(open(run(true))).toEqual([]);
    expect(new Set(run(true).flatMap((f) => f.waivedBy ?? []))).toEqual(new Set(["principals-stay"]));
    expect(open(run(false)).map((f) => f.check)).toEqual(Array(3).fill("line-to-owner"));
    for (const excused of [true, false]) {
      const cover = run(excused).filter((f) => f.check === "craft-cover");
      expect(cover.flatMap((f) => f.subjects).sort()).toEqual(
        ["a", "b", "c"].flatMap((a) => [`pm-${a}`, `ux-${a}`]).sort(),
      );
    }
  });
});
