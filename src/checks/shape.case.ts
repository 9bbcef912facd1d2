import { fixtureA, fixtureATarget, fixtureC } from "../../test/fixtures.ts";
import { many, of, type CaseTable } from "./fixture.case.ts";

export const SHAPE: CaseTable = {
  span: {
    fires: [{ org: of("a > b"), says: "a has 1 report; usual for a manager is 3 to 10.", fix: "none" }],
    silent: [
      { org: of("a; b", { linesKnown: false }) },
      // Three stand in the data; a reading policy made the other eight.
      {
        org: of(`a > ${many("p", 3)}, ${many("q", 8)}`, {
          people: Object.fromEntries(
            Array.from({ length: 8 }, (_, i) => [`q${i}`, { placeholder: true, vacant: true }]),
          ),
        }),
      },
    ],
    borders: {
      ownerMin: {
        past: {
          org: of(`o > ${many("p", 2)}; x: o*`),
          says: "o has 2 reports; usual for an owner is 3 to 8.",
          fix: "none",
        },
        at: { org: of(`o > ${many("p", 3)}; x: o*`) },
      },
      ownerMax: {
        past: { org: of(`o > ${many("p", 9)}; x: o*`), fix: "none" },
        at: { org: of(`o > ${many("p", 8)}; x: o*`) },
      },
      middleMin: {
        past: {
          org: of(`o > a, b, c; a > ${many("p", 3)}`),
          says: "o has 3 reports; usual for a manager of managers is 4 to 6.",
          fix: "none",
        },
        at: { org: of(`o > a, b, c, d; a > ${many("p", 3)}`) },
      },
      middleMax: {
        past: { org: of(`o > a, ${many("q", 6)}; a > ${many("p", 3)}`), fix: "none" },
        at: { org: of(`o > a, ${many("q", 5)}; a > ${many("p", 3)}`) },
      },
      otherMin: {
        past: {
          org: of(`o > ${many("p", 2)}`),
          says: "o has 2 reports; usual for a manager is 3 to 10.",
          fix: "none",
        },
        at: { org: of(`o > ${many("p", 3)}`) },
      },
      otherMax: {
        past: { org: of(`o > ${many("p", 11)}`), fix: "none" },
        at: { org: of(`o > ${many("p", 10)}`) },
      },
      hard: {
        past: { org: of(`o > ${many("p", 13)}`), fix: "none", shows: { tier: "default" } },
        at: { org: of(`o > ${many("p", 12)}`), fix: "none", shows: { tier: "norm" } },
      },
    },
  },
  layers: {
    fires: [
      {
        org: of("a > b; b > c; c > d; d > e"),
        says: "5 levels for 5 people; with 7 reports a manager, 2 are usual at most.",
        fix: "none",
      },
    ],
    silent: [{ org: fixtureATarget() }, { org: of("") }],
    borders: {
      span: {
        past: {
          org: fixtureA(),
          says: "4 levels for 10 people; with 7 reports a manager, 3 are usual at most.",
          fix: "none",
        },
        at: { org: fixtureC() },
      },
    },
  },
};
