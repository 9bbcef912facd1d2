import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { applyChanges, type OrgChange } from "../changes/index.ts";
import { parseCsvFolder } from "../formats/index.ts";
import { areaRows, measureCompany } from "../metrics/index.ts";
import {
  areaId,
  assetId,
  buildOrg,
  DEFAULT_CONFIG,
  indexOrg,
  personId,
  waiverId,
  wording,
  type Config,
  type Finding,
  type Org,
  type Waiver,
} from "../org/index.ts";
import { fixtureA, fixtureC, fixtureD } from "../../test/fixtures.ts";
import { orgOf } from "../../test/orgOf.ts";
import { areaVerdicts, newInvariants, runChecks } from "./index.ts";

const config = DEFAULT_CONFIG;
const ids = (org: Org, settings: Partial<Config> = {}) =>
  runChecks({ org, config: { ...config, ...settings } }).map((finding) => finding.check);

const waive = (fields: Partial<Waiver>): Waiver => ({
  id: waiverId("w"),
  checkId: "line-to-owner",
  subjectIds: ["x", "b"],
  reason: "agreed",
  standing: false,
  expiresOn: "2026-07-01",
  approverId: personId("c"),
  ...fields,
});
const stray = (waivers: readonly Waiver[] = []): Org => orgOf("c > a, b, e; x(sto): a*, b, e", { waivers });
const waived = (org: Org) =>
  runChecks({ org, config })
    .filter((finding) => finding.check === "line-to-owner")
    .map((finding) => [finding.subjects[0], finding.waivedBy ?? null]);

describe("settings", () => {
  test("a check that is off is silent, a threshold and a tier are the company's", () => {
    const org = orgOf("o > a, b");
    expect(ids(org)).toEqual(["span"]);
    expect(ids(org, { off: ["span"] })).toEqual([]);
    expect(ids(org, { thresholds: { "span.otherMin": 2 } })).toEqual([]);
    expect(runChecks({ org, config: { ...config, tiers: { span: "invariant" } } })[0]!.tier).toBe(
      "invariant",
    );
  });

  test("the same input gives the same findings in the same order", () => {
    const run = () => runChecks({ org: fixtureC(), config, asMode: "sto" });
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
    const ranked = run().map((finding) => finding.check);
    expect(ranked.indexOf("line-to-owner")).toBeLessThan(ranked.indexOf("home-share"));
  });
});

describe("as if", () => {
  test("a functional area is judged as if it were single-threaded, and says so", () => {
    const plain = runChecks({ org: fixtureA(), config });
    expect(plain.filter((f) => f.check === "line-to-owner")).toEqual([]);
    const asIf = runChecks({ org: fixtureA(), config, asMode: "sto" }).filter(
      (f) => f.check === "line-to-owner",
    );
    expect(asIf).toHaveLength(5);
    expect(asIf.every((finding) => finding.asIf === true)).toBe(true);
  });

  test("an area that declares the mode, and a check that does not rest on it, are not as if", () => {
    const findings = runChecks({ org: stray(), config, asMode: "sto" });
    expect(findings.some((finding) => finding.asIf === true)).toBe(false);
    const two = runChecks({ org: orgOf("a > b; x: a*, b*"), config, asMode: "sto" });
    expect(two.find((f) => f.check === "owner-exactly-one")!.asIf).toBeUndefined();
  });

  test("corporate and paused areas are never judged as if", () => {
    const org = orgOf("c > a, b; x: a*, b; y: a*, b", {
      areas: { x: { kind: "corporate" }, y: { status: "paused" } },
    });
    expect(runChecks({ org, config, asMode: "sto" }).filter((f) => f.asIf === true)).toEqual([]);
  });
});

describe("waivers", () => {
  test.each([
    ["a dated one covers exactly its key", waive({}), "w", null],
    ["an expired one covers nothing", waive({ expiresOn: "2026-06-01" }), null, null],
    ["one day before its end it holds", waive({ expiresOn: "2026-06-02" }), "w", null],
    ["one without an end that is not standing covers nothing", withoutEnd(waive({})), null, null],
    ["one granted tomorrow covers nothing today", waive({ grantedOn: "2026-06-02" }), null, null],
    ["one nobody approved covers nothing", unapproved(waive({})), null, null],
    [
      "one approved by somebody who is not here covers nothing",
      waive({ approverId: personId("ghost") }),
      null,
      null,
    ],
    [
      "one approved by the owner, who has a manager, covers nothing",
      waive({ approverId: personId("a") }),
      null,
      null,
    ],
    ["one approved beside the owner covers nothing", waive({ approverId: personId("e") }), null, null],
    ["one of other subjects covers nothing", waive({ subjectIds: ["x", "b", "e"] }), null, null],
    [
      "a standing one covers all findings among its subjects",
      waive({ subjectIds: ["x", "b", "e"], standing: true }),
      "w",
      "w",
    ],
  ] as const)("%s", (_, waiver, b, e) => {
    expect(waived(stray([waiver]))).toEqual([
      ["b", b],
      ["e", e],
    ]);
  });

  test.each([
    ["the owner of the area that an asset is of, though nobody is above", "a", undefined],
    ["somebody beside that owner", "b", undefined],
    ["their manager", "c", "w"],
  ] as const)("an invariant about a thing, approved by %s", (_, approver, waivedBy) => {
    const org = orgOf("c > a, b; x(sto): a*; y: b*", {
      assets: [
        {
          id: assetId("t"),
          name: "t",
          kind: "service",
          tier: 1,
          areaId: areaId("x"),
          approverIds: [personId("b")],
        },
      ],
      waivers: [waive({ checkId: "release-inside", subjectIds: ["t", "b"], approverId: personId(approver) })],
    });
    const found = runChecks({ org, config });
    expect(found.find((finding) => finding.check === "release-inside")?.waivedBy).toBe(waivedBy);
    expect(found.some((finding) => finding.check === "waiver-current")).toBe(waivedBy === undefined);
  });

  test("structure itself cannot be waived", () => {
    const org = orgOf("a > b; c > d", {
      waivers: [waive({ checkId: "manager-tree", subjectIds: ["a", "c"] })],
    });
    expect(runChecks({ org, config })[0]).toMatchObject({ check: "manager-tree" });
    expect(runChecks({ org, config })[0]!.waivedBy).toBeUndefined();
  });
});

function unapproved(waiver: Waiver): Waiver {
  const { approverId: _, ...rest } = waiver;
  return rest;
}

function withoutEnd(waiver: Waiver): Waiver {
  const { expiresOn: _, ...rest } = waiver;
  return rest;
}

describe("the forecast of orphans", () => {
  const base = orgOf("c > a, b; x: a*, b; y: b*", { areas: { x: { deputyId: personId("b") } } });
  const after = (changes: readonly OrgChange[]): Finding[] => {
    const applied = applyChanges(base, changes);
    if (!applied.ok) throw new Error(wording(applied.refusal.message));
    return runChecks({ org: applied.org, base, config });
  };
  const leaves = (findings: readonly Finding[]) =>
    newInvariants(runChecks({ org: base, config }), findings)
      .filter((finding) => finding.check === "orphan-forecast")
      .map((finding) => wording(finding.message));

  test("an owner taken away blocks; one who leaves with a deputy does not", () => {
    expect(leaves(after([{ kind: "clear-owner", areaId: areaId("x") }]))).toEqual([
      "Committing leaves 1 without an owner: x.",
    ]);
    expect(
      leaves(after([{ kind: "leave", personId: personId("a"), endOn: base.today, keepSeat: true }])),
    ).toEqual([]);
  });

  test("merged areas leave no orphans behind", () => {
    const merged: OrgChange = {
      kind: "merge-areas",
      fromIds: [areaId("y")],
      into: areaId("x"),
      ownerId: personId("a"),
    };
    expect(leaves(after([merged]))).toEqual([]);
  });

  test("a waiver of exactly what is left covers it", () => {
    const waiver = waive({ checkId: "orphan-forecast", subjectIds: ["x"] });
    const findings = after([
      { kind: "clear-owner", areaId: areaId("x") },
      { kind: "grant-waiver", waiver },
    ]);
    expect(leaves(findings)).toEqual([]);
    expect(findings.find((finding) => finding.check === "orphan-forecast")?.waivedBy).toBe("w");
  });
});

describe("the ratchet", () => {
  const run = (text: string) => runChecks({ org: orgOf(text), config });
  const fresh = (before: string, now: string) => newInvariants(run(before), run(now)).map((f) => f.check);
  test.each([
    ["what was there before does not block", "a, b; x: a*, b*", "a, b; x: a*, b*", []],
    ["what is new blocks", "a; x: a*", "a; x: a*, b*; b", ["owner-exactly-one"]],
    ["what worsens blocks", "x: a*, b*", "x: a*, b*, c*", ["owner-exactly-one"]],
    ["what improves does not", "x: a*, b*, c*", "x: a*, b*", []],
  ] as const)("%s", (_, before, now, expected) => {
    const lines = "t > a, b, c; ";
    expect(
      fresh(
        lines + before.replace(/^[a-z, ]+; (?=x)/, ""),
        lines + now.replace(/^[a-z, ]+; (?=x)/, "").replace(/; b$/, ""),
      ),
    ).toEqual(expected);
  });
  test("as-if and waived findings never block", () => {
    const now = runChecks({ org: fixtureA(), config, asMode: "sto" });
    expect(newInvariants([], now)).toEqual([]);
    expect(newInvariants([], runChecks({ org: fixtureD(), config }))).toEqual([]);
  });
});

describe("what is not said is not judged", () => {
  test("without lines the checks of lines, craft and shape are silent", () => {
    const org = orgOf("a/product; b/engineering; c; d; x(sto): a*, b, c, d", { linesKnown: false });
    expect(
      ids(org).filter((id) =>
        ["manager-tree", "line-to-owner", "craft-cover", "craft-lead", "span", "layers"].includes(id),
      ),
    ).toEqual([]);
  });

  test("an area under the coverage limit has no verdict and no finding that rests on its people", () => {
    const org = guessed(3);
    expect(areaRows(org)[0]!.coverage).toBe(0.75);
    expect(runChecks({ org, config }).filter((f) => f.check === "line-to-owner")).toEqual([]);
    expect(verdicts(org)).toEqual([["x", "cannot-say", [], "Cannot say: 75 % of its people are confirmed."]]);
  });

  test("on the limit it is judged", () => {
    expect(areaRows(guessed(4))[0]!.coverage).toBe(0.8);
    expect(verdicts(guessed(4))[0]![1]).toBe("not-single-threaded");
  });
});

/** An area of so many confirmed people, all but the owner outside the owner's lines, and one that is guessed. */
function guessed(confirmed: number): Org {
  const names = ["b", "c", "d"].slice(0, confirmed - 1);
  const org = orgOf(`t > a, z, ${names.join(", ")}; x(sto): a*, ${names.join(", ")}, z`);
  const assignments = org.records.assignments.map((row) =>
    row.personId === "z" ? { ...row, guess: "team name in the title" } : row,
  );
  return indexOrg({ ...org.records, assignments }, [], org.today);
}

function verdicts(org: Org, asMode: "sto" | undefined = "sto") {
  const findings = runChecks({ org, config, ...(asMode === undefined ? {} : { asMode }) });
  return areaVerdicts({ org, config, findings }).map((v) => [
    v.areaId,
    v.verdict,
    v.reasons,
    wording(v.because),
  ]);
}

describe("the verdict of an area", () => {
  test.each([
    [
      "o > a, b; x: o*, a, b",
      "single-threaded",
      [],
      "o owns it and nothing else; the other 2 people all report to o, directly or through others.",
    ],
    ["t > o; x: o*", "single-threaded", [], "o owns it, nothing else, and is its only member."],
    ["t > a, b, c; x: a*, b*, c*", "not-single-threaded", ["owner-exactly-one"], "3 owners: a, b and c."],
    ["t > a, b; x: a; y: b*", "not-single-threaded", ["owner-exactly-one"], "No owner is named."],
    ["o > a; x: o*, a; y: o* 1", "not-single-threaded", ["owner-one-area"], "o also owns y."],
    [
      "t > o, a, b; o > c; x: o*, a, b, c",
      "not-single-threaded",
      ["line-to-owner"],
      "2 of 4 do not report to o, directly or through others.",
    ],
    ["t > a; x:; y: a*", "cannot-say", [], "Cannot say: nobody is known to work on x."],
    ["t > a; x: a", "cannot-say", [], "Cannot say: the data name no owner of any area."],
  ] as const)("%s", (text, verdict, reasons, because) => {
    expect(verdicts(orgOf(text))[0]).toEqual(["x", verdict, reasons, because]);
  });

  test("a named owner is never no one, whatever the mode asked", () => {
    for (const [, , , because] of verdicts(fixtureA(), undefined)) expect(because).toContain("pm");
  });

  test("exceptions are counted beside the verdict", () => {
    const org = fixtureD();
    const findings = runChecks({ org, config, asMode: "sto" });
    const found = areaVerdicts({ org, config, findings });
    expect(found.map((v) => [v.verdict, v.exceptions])).toEqual(
      ["a", "b", "c"].map(() => ["single-threaded", 1]),
    );
    expect(wording(found[0]!.because)).toBe("o-a owns it, with 1 exception granted.");
    const strict = fixtureD(false);
    expect(
      areaVerdicts({ org: strict, config, findings: runChecks({ org: strict, config, asMode: "sto" }) }).map(
        (v) => v.reasons,
      ),
    ).toEqual(["a", "b", "c"].map(() => ["line-to-owner"]));
  });
});

test("C with signed charters: one of three areas adopted the model", () => {
  const org = fixtureC();
  const findings = runChecks({ org, config });
  expect(measureCompany({ org, config, findings })["sto-adoption"]).toMatchObject({
    value: 1 / 3,
    rows: [
      { subject: "x", value: 1 },
      { subject: "y", value: 0 },
      { subject: "z", value: 0 },
    ],
  });
});

describe("published companies judged as if single-threaded", () => {
  const judge = (name: string) => {
    const folder = resolve(import.meta.dirname, "../../examples", name);
    const files = readdirSync(folder)
      .filter((file) => file.endsWith(".csv"))
      .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
    const org = buildOrg(parseCsvFolder(files, { today: "2026-06-01" }), { today: "2026-06-01" });
    const findings = runChecks({ org, config, asMode: "sto" });
    return { findings, verdicts: areaVerdicts({ org, config, findings }) };
  };
  const single = (name: string) =>
    judge(name)
      .verdicts.filter((v) => v.verdict === "single-threaded")
      .map((v) => v.areaId)
      .sort();

  test("the areas called single-threaded are those of the published tables", () => {
    expect(single("sourcegraph-2022-05-15")).toEqual(["team-content_platform", "team-security"]);
    expect(single("sourcegraph-2024-06-25")).toEqual(["team-cody_strategic", "team-security"]);
    expect(single("adventureworks")).toHaveLength(7);
  });

  test("things with several areas or none are those of the published lists", () => {
    const assets = (name: string) => judge(name).findings.filter((f) => f.check === "asset-one-area");
    expect(assets("cloudfoundry").map((f) => f.tier)).toEqual(Array(6).fill("default"));
    expect(assets("sourcegraph-2022-05-15")).toHaveLength(45);
    expect(assets("govuk")).toEqual([]);
    expect(assets("hmcts")).toEqual([]);
  });

  test("what the data do not hold is not asked for", () => {
    const silent = ["budget-with-owner", "on-call-inside", "ownership-certified", "responsibilities-held"];
    for (const name of ["sourcegraph-2022-05-15", "govuk", "cloudfoundry"])
      expect(judge(name).findings.filter((f) => silent.includes(f.check))).toEqual([]);
  });

  test("every verdict against an area names its checks", () => {
    for (const name of ["sourcegraph-2022-05-15", "sourcegraph-2024-06-25", "adventureworks", "cloudfoundry"])
      for (const verdict of judge(name).verdicts)
        expect(verdict.reasons.length > 0).toBe(verdict.verdict === "not-single-threaded");
  });

  test("two hundred people without lines are not two hundred faults of lines", () => {
    const { findings } = judge("cloudfoundry");
    expect(findings.filter((f) => ["manager-tree", "line-to-owner", "span"].includes(f.check))).toEqual([]);
    expect(findings.filter((f) => f.check === "owner-exactly-one")).toHaveLength(54);
  });
});
