import { describe, expect, test } from "vitest";
import {
  assetId,
  CONTRAINDICATION_CODES,
  decisionId,
  DEFAULT_CONFIG,
  wording,
  type ContraindicationAnswer,
  type Decision,
  type Org,
} from "../org/index.ts";
import { fixtureA, fixtureATarget } from "../../test/fixtures.ts";
import { orgOf } from "../../test/orgOf.ts";
import { contraindications } from "./index.ts";

const config = DEFAULT_CONFIG;
const ask = (org: Org) => contraindications(org, config);
const answered = (answers: readonly ContraindicationAnswer[], decidedOn = "2026-05-01"): Decision => ({
  id: decisionId(`d-${decidedOn}`),
  title: "Why",
  door: "one-way",
  decidedOn,
  contraindications: answers,
});
const yes = (code: ContraindicationAnswer["code"], evidence?: string): ContraindicationAnswer => ({
  code,
  answer: "yes",
  ...(evidence === undefined ? {} : { evidence }),
});

describe("the ten questions", () => {
  test("unanswered is unknown, and a plan says so on its first line", () => {
    const { questions, unanswered, draft, advice } = ask(fixtureA());
    expect(questions.map((question) => question.code)).toEqual([...CONTRAINDICATION_CODES]);
    expect(questions.every((question) => question.question.endsWith("?"))).toBe(true);
    expect([unanswered, wording(draft!), advice]).toEqual([
      10,
      "Draft: 10 of 10 questions unanswered.",
      null,
    ]);
  });

  test("the latest decision that holds answers counts, alone", () => {
    const org = orgOf("a", {
      decisions: [
        answered([{ code: "large", answer: "no" }]),
        answered([yes("large", "900 people")], "2026-05-02"),
        answered([], "2026-05-03"),
      ],
    });
    expect(ask(org)).toMatchObject({ yes: 1, unanswered: 9 });
  });

  test("a yes without written evidence counts as unanswered, and is named", () => {
    const org = orgOf("a", { decisions: [answered([yes("large"), yes("retrofit", " ")])] });
    expect(ask(org)).toMatchObject({ yes: 0, unanswered: 10, withoutEvidence: ["retrofit", "large"] });
  });

  test("three times yes puts the lighter forms first, two do not", () => {
    const codes = ["large", "retrofit", "no-sponsor"] as const;
    const org = (n: number) =>
      orgOf("a", { decisions: [answered(codes.slice(0, n).map((code) => yes(code, "seen")))] });
    expect(ask(org(2)).advice).toBeNull();
    expect(wording(ask(org(3)).advice!)).toMatch(/^3 of 10 questions speak against/);
  });

  test("all answered: no draft line", () => {
    const org = orgOf("a", {
      decisions: [answered(CONTRAINDICATION_CODES.map((code) => ({ code, answer: "no" })))],
    });
    expect(ask(org)).toMatchObject({ unanswered: 0, draft: null });
  });
});

describe("hints come from the data, and only from them", () => {
  const hint = (org: Org, code: string): string | null => {
    const found = ask(org).questions.find((question) => question.code === code)!.hint;
    return found === null ? null : wording(found);
  };
  test.each([
    ["no-consent", fixtureA(), null],
    ["no-sponsor", fixtureA(), null],
    ["shared-core", fixtureA(), null],
    ["no-delegation", fixtureA(), null],
    ["one-journey", fixtureA(), null],
    ["one-product", fixtureA(), "1 product area in the data."],
    ["too-small", fixtureA(), "10 people in the data."],
    ["large", fixtureA(), "10 people, 1 product or platform area."],
    ["retrofit", fixtureA(), "1 of 1 product or platform area measured are functional, 0 single-threaded."],
    [
      "retrofit",
      fixtureATarget(),
      "0 of 1 product or platform area measured are functional, 1 single-threaded.",
    ],
    ["few-owners", fixtureA(), "Nobody is marked as able to own; 1 person with reports work in 1 area."],
    [
      "few-owners",
      orgOf("a > b; x: a; y: b", { people: { b: { canOwn: true } } }),
      "1 person is marked as able to own, for 2 areas.",
    ],
    [
      "shared-core",
      orgOf("a; x: a; y: a", {
        assets: [
          {
            id: assetId("db"),
            name: "db",
            kind: "service",
            tier: 1,
            areaId: "x" as never,
            claimedBy: ["y" as never],
          },
        ],
      }),
      "1 of 1 asset is claimed by several areas; 0 pairs of areas block each other.",
    ],
    [
      "one-journey",
      orgOf("a; x: a; y: a; z: a", {
        dependencies: [
          { id: "d" as never, consumerAreaId: "x" as never, providerAreaId: "y" as never, blocking: true },
        ],
      }),
      "1 of 3 pairs of product areas depend on each other (33.3 %).",
    ],
    [
      "no-delegation",
      orgOf("a", {
        decisions: [
          {
            id: decisionId("d"),
            title: "t",
            door: "two-way",
            decidedOn: "2026-01-01",
            overriddenOn: "2026-01-02",
          },
        ],
      }),
      "1 of 1 decision was reversed from above.",
    ],
  ] as const)("%s", (code, org, expected) => {
    expect(hint(org, code)).toBe(expected);
  });
});
