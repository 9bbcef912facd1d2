import { assetId, decisionId, personId, RESPONSIBILITIES, type Asset, type Decision } from "../org/index.ts";
import { TODAY, type OrgOfOptions } from "../../test/orgOf.ts";
import { asset, decision, of, type CaseTable } from "./fixture.case.ts";

const charter = (
  metrics: readonly string[] = ["m0", "m1", "m2"],
  inputs = 2,
  documents: readonly string[] = [],
): OrgOfOptions => ({
  areas: {
    x: {
      charter: {
        purpose: "paying",
        inScope: ["in"],
        outOfScope: ["out"],
        metricAssetIds: metrics.map(assetId),
        signedBy: personId("ceo"),
        signedOn: "2026-01-01",
      },
    },
  },
  assets: metrics.map((id, i) => ({
    id: assetId(id),
    name: id,
    kind: documents.includes(id) ? "document" : "metric",
    tier: 3,
    role: i < inputs ? "input" : "output",
  })),
});

function unsigned(): OrgOfOptions {
  const whole = charter();
  const { signedBy: _by, signedOn: _on, ...text } = whole.areas?.["x"]?.charter ?? {};
  return { ...whole, areas: { x: { charter: text } } };
}

/** The charter of x names a, the owner, for these, and others as given. */
function holding(
  own: readonly (typeof RESPONSIBILITIES)[number][],
  others: Readonly<Record<string, string>> = {},
): OrgOfOptions {
  const named = [...own.map((one) => [one, "a"] as const), ...Object.entries(others)];
  const responsibilities = Object.fromEntries(named.map(([one, id]) => [one, personId(id)]));
  return { areas: { x: { charter: { responsibilities } } } };
}

const budget = (id: string, area: string, approverIds: readonly string[]): Asset =>
  asset(id, area, { kind: "budget", approverIds });

const made = (decider: string, fields: Partial<Decision> = {}): Decision =>
  decision("Launch", "x", decider, { decidedOn: "2026-05-01", ...fields });

export const MANDATE: CaseTable = {
  "charter-complete": {
    fires: [
      {
        org: of("ceo > a; x(sto): a*"),
        says: "The charter of x lacks a purpose, what is in scope, what is out of scope, metrics and the signature of the owner's manager.",
        fix: "none",
      },
      {
        org: of("ceo > a; x(sto): a*", unsigned()),
        says: "The charter of x lacks the signature of the owner's manager.",
        fix: "ends",
      },
      {
        // As many input metrics as are asked for, and no output.
        org: of("ceo > a; x(sto): a*", charter(["m0", "m1"], 2)),
        says: "The charter of x lacks 1 output and 2–5 input metrics.",
        fix: "none",
      },
      {
        org: of("ceo > a; x(sto): a*", { ...charter(), assets: [] }),
        says: "The charter of x lacks metrics in place of m0, m1 and m2, which are none.",
        fix: "none",
      },
      {
        org: of("ceo > a; x(sto): a*", charter(["m0", "m1", "m2", "wiki"], 2, ["wiki"])),
        says: "The charter of x lacks a metric in place of wiki, which is none.",
        fix: "none",
        shows: { tier: "norm" },
      },
    ],
    silent: [
      { org: of("ceo > a; x(sto): a*", charter()) },
      { org: of("ceo > a; x: a*"), asMode: "sto" },
      {
        org: of("ceo > a; x(sto): a*", {
          ...charter(["old", "m1", "m2"], 2),
          assets: charter(["m0", "m1", "m2"], 2).assets ?? [],
          redirects: [{ kind: "asset", fromId: "old", toIds: ["m0"] }],
        }),
      },
    ],
    borders: {
      inputMin: {
        past: {
          org: of("ceo > a; x(sto): a*", charter(["m0", "m1"], 1)),
          says: "The charter of x lacks 1 output and 2–5 input metrics.",
          fix: "none",
        },
        at: { org: of("ceo > a; x(sto): a*", charter(["m0", "m1", "m2"], 2)) },
      },
      inputMax: {
        past: {
          org: of("ceo > a; x(sto): a*", charter(["a", "b", "c", "d", "e", "f", "g"], 6)),
          fix: "none",
        },
        at: { org: of("ceo > a; x(sto): a*", charter(["a", "b", "c", "d", "e", "f"], 5)) },
      },
    },
  },
  "responsibilities-held": {
    fires: [
      {
        org: of(
          "ceo > a, v; x(sto): a*",
          holding(["people", "process", "projects", "technical"], { product: "v" }),
        ),
        says: "Nobody in x holds product and customer.",
        fix: "ends",
      },
      {
        // Only y names holders: the company has begun to say them.
        org: of("ceo > a, b; x(stl): a*; y(stl): b*", {
          areas: { y: { charter: { responsibilities: { people: personId("b") } } } },
        }),
        says: "Nobody in x holds people, process, projects, technical, product and customer.",
        fix: "ends",
      },
      {
        org: of("ceo > a, b; x(sto): b", holding(["people", "process", "projects", "technical", "product"])),
        says: "Nobody in x holds people, process, projects, technical, product and customer.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("ceo > a; x(sto): a*", holding([...RESPONSIBILITIES])) },
      // Held further down, in an area inside.
      { org: of("ceo > a; a > b; x(sto): a*; x/y: b", holding(RESPONSIBILITIES.slice(1), { people: "b" })) },
      { org: of("ceo > a; x(sto): a*", { areas: { x: { charter: { purpose: "paying" } } } }) },
      { org: of("ceo > a; x: a*", holding(["people"])) },
    ],
  },
  "budget-with-owner": {
    fires: [
      {
        org: of("ceo > a; x(sto): a*", { assets: [budget("m", "x", ["ceo"])] }),
        says: "m, a budget of x, is held by ceo.",
        fix: "ends",
      },
      {
        org: of("ceo > a; x(sto): a*", { assets: [budget("m", "x", ["a", "ceo"])] }),
        says: "m, a budget of x, is held by ceo.",
        fix: "ends",
      },
      {
        org: of("ceo > a, b; x(sto): a*; y(sto): b*", {
          assets: [budget("m", "x", ["a"]), budget("n", "", ["b"])],
        }),
        says: "y has no budget of its own.",
        fix: "ends",
      },
      {
        org: of("ceo > a; x: a*; y: ceo", { assets: [budget("m", "y", ["a"])] }),
        asMode: "sto",
        says: "x has no budget of its own.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("ceo > a; x(sto): a*", { assets: [budget("m", "x", ["a"])] }) },
      { org: of("ceo > a; x(sto): a*", { assets: [asset("m", "x", { kind: "budget" })] }) },
      { org: of("ceo > a; x(sto): a*", { assets: [asset("s", "x")] }) },
      // The money of an area inside is money of the area.
      { org: of("ceo > a; a > b; x(sto): a*; x/y: b*", { assets: [budget("m", "y", ["b"])] }) },
      { org: of("ceo > a, b; x(sto): a*, b*; y: b", { assets: [budget("m", "y", ["b"])] }) },
    ],
  },
  "one-decider": {
    fires: [
      {
        org: of("a > b; x: a*", { decisions: [decision("Launch", "x", "")] }),
        says: "Launch has 0 deciders.",
        fix: "ends",
      },
      {
        org: of("a > b; x: b", { decisions: [decision("Launch", "x", "")] }),
        says: "Launch has 0 deciders.",
        fix: "none",
      },
      {
        org: of("a > b; x: a*", {
          people: { b: { status: "on-leave" } },
          decisions: [decision("Launch", "x", "b")],
        }),
        says: "Launch has 0 deciders who are active: b is on leave.",
        fix: "ends",
      },
      {
        org: of("a > b; x: a*", {
          people: { b: { vacant: true } },
          decisions: [decision("Launch", "x", "b")],
        }),
        says: "Launch has 0 deciders who are active: b is an empty seat.",
        fix: "ends",
      },
      {
        org: of("a > b; x: a*", {
          people: { b: { endOn: TODAY } },
          decisions: [decision("Launch", "x", "b")],
        }),
        says: `Launch has 0 deciders who are active: b left on ${TODAY}.`,
        fix: "ends",
      },
      {
        org: of("a; x: a*", { decisions: [decision("Launch", "x", "ghost")] }),
        says: "Launch has 0 deciders: nobody is called ghost.",
        fix: "ends",
      },
      {
        // Dated for tomorrow: nobody has decided it yet.
        org: of("a; x: a*", { decisions: [decision("Launch", "x", "", { decidedOn: "2026-06-02" })] }),
        says: "Launch has 0 deciders.",
        fix: "ends",
      },
      {
        org: of("a; x: a*", {
          decisions: [decision("Launch", "x", "", { supersedesId: decisionId("Launch") })],
        }),
        says: "Launch has 0 deciders.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a > b; x: a*", { decisions: [decision("Launch", "x", "b")] }) },
      { org: of("a; x: a*", { decisions: [decision("Launch", "x", "", { decidedOn: "2026-01-01" })] }) },
      // A later one took its place.
      {
        org: of("a; x: a*", {
          decisions: [
            decision("old", "x", ""),
            decision("new", "x", "a", { supersedesId: decisionId("old") }),
          ],
        }),
      },
    ],
  },
  "decided-locally": {
    fires: [
      {
        org: of("ceo > vp; vp > a; x(sto): a*", { decisions: [made("ceo")] }),
        says: "Launch of x went 2 levels up: ceo decided it, not a.",
        fix: "ends",
      },
      {
        org: of("ceo > a; x: a*", { decisions: [made("ceo")] }),
        asMode: "sto",
        says: "Launch of x went 1 level up: ceo decided it, not a.",
        fix: "ends",
      },
      {
        // b owned x that day, and stands below who decided; a owns it now.
        org: of("ceo > a, b; x(sto): a", {
          areas: {
            x: {
              owners: [
                { personId: personId("b"), to: "2026-05-20" },
                { personId: personId("a"), from: "2026-05-20" },
              ],
            },
          },
          decisions: [made("ceo")],
        }),
        says: "Launch of x went 1 level up: ceo decided it, not b.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("ceo > a; a > b; x(sto): a*, b", { decisions: [made("a")] }) },
      { org: of("ceo > a; a > b; x(sto): a*, b", { decisions: [made("b")] }) },
      { org: of("ceo > a, v; x(sto): a*", { decisions: [made("v")] }) },
      { org: of("ceo > a; x(sto): a*", { decisions: [made("ceo", { door: "one-way" })] }) },
      { org: of("ceo > a; x(sto): a*", { decisions: [decision("Launch", "x", "ceo")] }) },
      { org: of("ceo > a; x(sto): a*", { decisions: [made("ceo", { decidedOn: "2026-06-02" })] }) },
      { org: of("ceo > a; x: a*", { decisions: [made("ceo")] }) },
      {
        org: of("ceo > a; x(sto): a*", {
          areas: { x: { activatedOn: "2026-05-02" } },
          decisions: [made("ceo")],
        }),
      },
      {
        org: of("ceo > a; x(sto): a*", {
          areas: { x: { charter: { reservedDecisions: ["Launch"] } } },
          decisions: [made("ceo")],
        }),
      },
      {
        // Who decided owned x that day, and stands above it now.
        org: of("ceo > a; x(sto): a", {
          areas: {
            x: {
              owners: [
                { personId: personId("ceo"), to: "2026-05-20" },
                { personId: personId("a"), from: "2026-05-20" },
              ],
            },
          },
          decisions: [made("ceo")],
        }),
      },
    ],
  },
};
