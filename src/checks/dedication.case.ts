import { disciplineId, indexOrg, type Org } from "../org/index.ts";
import { craft, many, of, withRows, type CaseTable } from "./fixture.case.ts";

/** Disciplines whose ids are no words of the settings. */
const RENAMED = [
  craft("eng", { name: "Engineering" }),
  craft("ux", { aliases: ["design"] }),
  craft("pm", { aliases: ["product"] }),
];

export const DEDICATION: CaseTable = {
  "share-sum": {
    fires: [{ org: of("a; x: a 0.7; y: a 0.7"), says: "The shares of a add up to 140 %.", fix: "ends" }],
    silent: [{ org: of("a; x: a 0.5; y: a 0.5 loan") }, { org: of("a; x: a 0.3 advisory") }],
    borders: {
      tolerance: { past: { org: of("a; x: a 0.94"), fix: "ends" }, at: { org: of("a; x: a 0.95") } },
    },
  },
  "home-share": {
    fires: [{ org: of("a; x: a 0.7; y: a 0.3"), says: "a is split: x 70 % and y 30 %.", fix: "ends" }],
    silent: [{ org: of("a; x: a 0.3", { areas: { x: { kind: "corporate" } } }) }],
    borders: {
      home: {
        past: { org: of("a; x: a 0.79; y: a 0.21"), fix: "ends" },
        at: { org: of("a; x: a 0.8; y: a 0.2") },
      },
      severe: {
        past: { org: of("a; x: a 0.49; y: a 0.48"), fix: "ends", shows: { severe: true } },
        at: { org: of("a; x: a 0.5; y: a 0.5"), fix: "ends", shows: { severe: undefined } },
      },
      areas: {
        past: { org: of("a; x: a 0.8; y: a 0.1; z: a 0.1"), fix: "ends" },
        at: { org: of("a; x: a 0.9; y: a 0.1") },
      },
    },
  },
  "loan-bounded": {
    fires: [
      { org: of("a; x: a 0.9; y: a 0.1 loan"), says: "a is on loan to y, without an end.", fix: "ends" },
      {
        org: withRows(of("y: a 0.1 loan"), { a: { to: "2026-08-31" } }),
        says: "a is on loan to y for 91 days more, until 2026-08-31.",
        fix: "ends",
      },
    ],
    silent: [{ org: of("a; x: a") }, { org: withRows(of("y: a 0.1 loan"), { a: { to: "2026-08-30" } }) }],
    borders: {
      days: {
        past: {
          org: withRows(of("y: a 0.1 loan"), { a: { from: "2026-05-01", to: "2026-07-31" } }),
          says: "a is on loan to y for 91 days, until 2026-07-31.",
          fix: "ends",
        },
        at: { org: withRows(of("y: a 0.1 loan"), { a: { from: "2026-05-01", to: "2026-07-30" } }) },
      },
      lent: {
        past: {
          org: lending(0.41),
          says: "x lends 20.5 % of its people's time to other areas.",
          fix: "ends",
        },
        at: { org: lending(0.4) },
      },
    },
  },
  "disciplines-covered": {
    fires: [
      { org: of("a/product > b/engineering; x(sto): a*, b"), says: "x lacks design.", fix: "none" },
      {
        org: of("a/product > b/engineering, c/other; x(sto): a*, b, c"),
        says: "x lacks design, unless it is among 1 person without a discipline in the data.",
        fix: "none",
      },
      {
        org: of("a/product > b/engineering, c/design; x(sto): a*, b, c", { people: { c: { vacant: true } } }),
        says: "x lacks design.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("a/product > b/engineering, c/design; x(sto): a*, b, c") },
      // The list calls them otherwise; name or alias says what they are.
      { org: of("a/pm > b/eng, c/ux; x(sto): a*, b, c", { disciplines: RENAMED }) },
      { org: of("a/product; x(sto): a*", { areas: { x: { kind: "platform" } } }) },
      {
        org: of("a/product; x(sto): a*", {
          areas: { x: { requiredDisciplines: [disciplineId("product")] } },
        }),
      },
    ],
  },
  "unit-size": {
    fires: [
      { org: of("x: a"), says: "x has 1 core person, fewer than 4.", fix: "none" },
      { org: of(`x: ${many("p", 20)}`), says: "x has 20 core people, more than 10.", fix: "none" },
    ],
    silent: [{ org: of(`x: ${many("p", 2)}; x/y: ${many("q", 5)}`) }],
    borders: {
      min: {
        past: { org: of(`x: ${many("p", 3)}`), says: "x has 3 core people, fewer than 4.", fix: "none" },
        at: { org: of(`x: ${many("p", 4)}`) },
      },
      max: {
        past: { org: of(`x: ${many("p", 11)}`), says: "x has 11 core people, more than 10.", fix: "none" },
        at: { org: of(`x: ${many("p", 10)}`) },
      },
    },
  },
};

/** Two people at home in x; the first gives so much of their time to y as a bounded loan. */
function lending(share: number): Org {
  const org = of(`a > b; x: a ${1 - share}, b; y: a ${share} loan`);
  const assignments = org.records.assignments.map((row) =>
    row.type === "loan" ? { ...row, from: "2026-05-20", to: "2026-06-20" } : row,
  );
  return indexOrg({ ...org.records, assignments }, [], org.today);
}
