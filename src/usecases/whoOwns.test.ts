import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { isAnswered, presentWho, type WhoOwns } from "../api/index.ts";
import {
  areaId,
  assetId,
  decisionId,
  dependencyId,
  indexOrg,
  personId,
  wording,
  type Asset,
  type Org,
  type OrgRecords,
  type Ownership,
} from "../org/index.ts";
import { whoOwns } from "./whoOwns.ts";

const asset = (id: string, rest: Partial<Asset> = {}): Asset => ({
  id: assetId(id),
  name: id,
  kind: "repo",
  tier: 3,
  ...rest,
});

const withRecords = (org: Org, records: Partial<OrgRecords>): Org =>
  indexOrg({ ...org.records, ...records }, [], org.today);

/** The one answer to a question. */
function answerTo(org: Org, text: string): WhoOwns {
  const [answer, ...more] = whoOwns(org, text).answers;
  if (answer === undefined || more.length > 0) throw new Error(`${text}: ${more.length + 1} answers`);
  return answer;
}

const said = (answer: WhoOwns): string[] =>
  [...answer.evidence, ...answer.routes.flatMap((route) => route.evidence)].map((one) => wording(one));

/** Role, who, and through which steps. */
const shape = ({ routes }: WhoOwns): string[] =>
  routes.map(
    (route) =>
      `${route.role} ${route.answer}: ${route.owners.map((owner) => owner.person.id).join(",")} via ${route.path.map((step) => step.id).join(">")}`,
  );

const org = orgOf(
  "ceo > ada, bob; ada > cyd; pay: ada*, cyd; shop: ada*, bob*; ads: cyd; web: cyd*; app: cyd*",
  {
    areas: { pay: { name: "Payments", aliases: ["Checkout"], deputyId: personId("cyd") } },
    assets: [
      asset("refunds-api", { areaId: areaId("pay") }),
      asset("old-tool"),
      asset("both", { areaId: areaId("pay"), claimedBy: [areaId("pay"), areaId("web")] }),
      asset("same", { areaId: areaId("web"), claimedBy: [areaId("web"), areaId("app")] }),
      asset("half", { areaId: areaId("pay"), claimedBy: [areaId("pay"), areaId("ads")] }),
      asset("said", { ownerIds: ["bob", "pay", "team-x"], extra: { owner_teams: "blue;green" } }),
    ],
    dependencies: [
      {
        id: dependencyId("d1"),
        consumerAreaId: areaId("pay"),
        providerAreaId: areaId("web"),
        blocking: false,
        acceptedBy: { consumer: personId("ada") },
      },
      {
        id: dependencyId("d2"),
        consumerAreaId: areaId("ads"),
        providerAreaId: areaId("web"),
        blocking: true,
      },
      {
        id: dependencyId("d3"),
        consumerAreaId: areaId("shop"),
        providerAreaId: areaId("web"),
        blocking: true,
      },
    ],
    decisions: [
      {
        id: decisionId("price"),
        title: "Raise the price",
        door: "two-way",
        areaId: areaId("pay"),
        deciderId: personId("bob"),
        decidedOn: "2026-02-01",
        overriddenBy: personId("ceo"),
      },
      {
        id: decisionId("open"),
        title: "Which cloud",
        door: "one-way",
        areaId: areaId("pay"),
        raisedOn: "2026-05-01",
      },
      { id: decisionId("alone"), title: "Where to move", door: "one-way", deciderId: personId("bob") },
    ],
  },
);

describe("who owns", () => {
  test.each([
    ["pay", "one", ["owner one: ada via pay"]],
    ["payments", "one", ["owner one: ada via pay"]],
    ["CHECK-OUT", "one", ["owner one: ada via pay"]],
    ["Refunds API", "one", ["owner one: ada via refunds-api>pay"]],
    ["shop", "several", ["owner several: ada,bob via shop"]],
    ["ads", "none", ["owner none:  via ads"]],
    ["old-tool", "none", []],
    ["both", "several", ["claimant one: ada via both>pay", "claimant one: cyd via both>web"]],
    ["same", "one", ["claimant one: cyd via same>web", "claimant one: cyd via same>app"]],
    ["half", "several", ["claimant one: ada via half>pay", "claimant none:  via half>ads"]],
    ["said", "none", []],
    ["d1", "one", ["consumer one: ada via d1>pay", "provider one: cyd via d1>web"]],
    ["Payments → web", "one", ["consumer one: ada via d1>pay", "provider one: cyd via d1>web"]],
    ["d2", "none", ["consumer none:  via d2>ads", "provider one: cyd via d2>web"]],
    ["d3", "several", ["consumer several: ada,bob via d3>shop", "provider one: cyd via d3>web"]],
    ["price", "one", ["decider one: bob via price", "owner one: ada via price>pay"]],
    ["Which cloud", "none", ["decider none:  via open", "owner one: ada via open>pay"]],
    ["alone", "one", ["decider one: bob via alone"]],
  ])("%s: %s", (text, answer, routes) => {
    const found = answerTo(org, text);
    expect(found.answer).toBe(answer);
    expect(shape(found)).toEqual(routes);
  });
  test.each([
    ["old-tool", ["It belongs to no area."]],
    ["both", ["2 areas claim it: Payments, web."]],
    [
      "said",
      [
        "It belongs to no area.",
        'The source names as owners of it: bob, Payments (area pay), "team-x".',
        "The source names as team: blue, green.",
      ],
    ],
    ["d1", ["Accepted for the consumer by ada."]],
    ["price", ["It was decided on 2026-02-01.", "It was overridden by ceo."]],
    ["open", ["It is open since 2026-05-01."]],
    ["alone", ["It is open.", "It belongs to no area."]],
  ])("of %s the data say more: %j", (text, sentences) => {
    expect(said(answerTo(org, text))).toEqual(sentences);
  });
  test("an owner comes with deputy and chain, several or none with the shared boss", () => {
    expect(answerTo(org, "pay").routes[0]).toMatchObject({
      deputy: { id: "cyd" },
      owners: [{ chain: [{ id: "ceo" }], known: "named" }],
      sharedBoss: null,
    });
    expect(answerTo(org, "shop").routes[0]?.sharedBoss?.id).toBe("ceo");
    expect(answerTo(org, "ads").routes[0]?.sharedBoss?.id).toBe("cyd");
  });
  test("without reporting lines nobody is said to report to nobody", () => {
    const flat = orgOf("ceo; pay: ceo*", { linesKnown: false });
    expect(answerTo(flat, "pay").routes[0]?.owners[0]?.chain).toBeNull();
  });
  test("what nothing is called gets near misses, never a guess", () => {
    expect(whoOwns(org, "paymnets")).toMatchObject({ answers: [], total: 0, near: [{ id: "pay" }] });
    expect(whoOwns(org, "zzzzzz")).toEqual({ answers: [], total: 0, near: [] });
  });
  test("an id hides a name that reads the same", () => {
    const twins = orgOf("ceo > a; pay: a*; ads: ceo*", { areas: { ads: { name: "pay" } } });
    expect(whoOwns(twins, "pay").answers.map((one) => one.subject.id)).toEqual(["pay"]);
  });
  test("two things of one name are a yes only where the same person answers for both", () => {
    const mixed = (owner: string): Org =>
      orgOf(`ceo > a, b; pay: a*; ads: ${owner}*`, {
        assets: [
          asset("x1", { name: "Tool", areaId: areaId("pay") }),
          asset("x2", { name: "tool", areaId: areaId("ads") }),
        ],
      });
    expect(isAnswered(whoOwns(mixed("a"), "tool"))).toBe(true);
    expect(isAnswered(whoOwns(mixed("b"), "tool"))).toBe(false);
  });
});

describe("redirects", () => {
  const moved = withRecords(
    orgOf("ceo > a, b; pay: a*; ads: b*; old: ceo*", { areas: { old: { status: "retired" } } }),
    {
      assets: [asset("api", { areaId: areaId("old") }), asset("tool", { areaId: areaId("split") })],
      redirects: [
        { kind: "area", fromId: "old", toIds: ["pay"], on: "2026-01-01" },
        { kind: "area", fromId: "split", toIds: ["pay", "ads"] },
        { kind: "area", fromId: "gone", toIds: [] },
        { kind: "asset", fromId: "lost", toIds: ["nowhere"] },
      ],
    },
  );
  test.each([
    ["old", "one", ["owner one: a via pay"]],
    ["api", "one", ["owner one: a via api>pay"]],
    ["tool", "several", ["claimant one: a via tool>pay", "claimant one: b via tool>ads"]],
    ["gone", "none", []],
    ["lost", "none", []],
  ])("%s is followed: %s", (text, answer, routes) => {
    const found = answerTo(moved, text);
    expect(found.answer).toBe(answer);
    expect(shape(found)).toEqual(routes);
  });
  test("of a split area each part answers", () => {
    const { answers } = whoOwns(moved, "split");
    expect(answers.map((one) => one.subject.id)).toEqual(["pay", "ads"]);
    expect(answers[0]?.followed.map((one) => one.fromId)).toEqual(["split"]);
    expect(isAnswered(whoOwns(moved, "split"))).toBe(false);
  });
  test("what ended says so", () => {
    expect(said(answerTo(moved, "gone"))).toEqual(["It ended without a successor."]);
    expect(said(answerTo(moved, "lost"))).toEqual(["It became nowhere, which is not on record."]);
  });
});

/** An area with these owner entries, as of 2026-06-01. */
function owned(owners: readonly Partial<Ownership>[], rest: object = {}, people: object = {}): Org {
  const entries = owners.map((owner): Ownership => ({ personId: personId("a"), ...owner }));
  return orgOf("ceo > a, b, c; pay: a", {
    areas: { pay: { owners: entries, ...rest } },
    people: { a: people },
  });
}

describe("confidence says how far the data carry the answer", () => {
  test.each([
    ["named", [{}], {}, ["Named as owner in the source."]],
    ["named", [{ from: "2026-01-01" }], {}, ["Named as owner in the source since 2026-01-01."]],
    ["claimed", [{ claimed: true }], {}, ["Read from a lead row of the area, not from an owner column."]],
    [
      "acting",
      [{ acting: true, to: "2026-07-01" }],
      {},
      ["Named as owner in the source.", "Acting until 2026-07-01."],
    ],
    [
      "acting",
      [{ acting: true }],
      {},
      ["Named as owner in the source.", "Acting, without an end on record."],
    ],
    [
      "certified",
      [{}],
      { certifiedOn: "2026-05-01" },
      ["Named as owner in the source.", "Confirmed on 2026-05-01."],
    ],
    [
      "certified",
      [{}],
      { certifiedOn: "2026-03-03" },
      ["Named as owner in the source.", "Confirmed on 2026-03-03."],
    ],
    [
      "stale",
      [{}],
      { certifiedOn: "2026-03-02" },
      ["Named as owner in the source.", "Last confirmed on 2026-03-02, 91 days ago; more than 90 is stale."],
    ],
    [
      "stale",
      [{ from: "2026-05-15" }],
      { certifiedOn: "2026-05-01" },
      [
        "Named as owner in the source since 2026-05-15.",
        "Last confirmed on 2026-05-01, before the owners changed on 2026-05-15.",
      ],
    ],
  ])("%s: %j %j", (confidence, owners, rest, facts) => {
    const owner = answerTo(owned(owners as Partial<Ownership>[], rest), "pay").routes[0]?.owners[0];
    expect(owner?.confidence).toBe(confidence);
    expect(owner?.because.map((one) => wording(one))).toEqual(facts);
  });
  test("a lead row nobody confirmed is a guess, with its reason", () => {
    const base = owned([{ claimed: true }]);
    const guessed = withRecords(base, {
      assignments: base.records.assignments.map((row) => ({
        ...row,
        isLead: true,
        guess: "the team's name",
      })),
    });
    const owner = answerTo(guessed, "pay").routes[0]?.owners[0];
    expect(owner?.confidence).toBe("guess");
    expect(owner?.because.map((one) => wording(one))).toEqual([
      "Read from a lead row that nobody confirmed: the team's name.",
    ]);
  });
  test("leave and a coming end are said", () => {
    const org = owned([{}], {}, { status: "on-leave", endOn: "2026-09-01" });
    expect(
      answerTo(org, "pay")
        .routes[0]?.owners[0]?.because.map((one) => wording(one))
        .slice(1),
    ).toEqual(["a is on leave.", "a leaves on 2026-09-01."]);
  });
});

describe("before and after", () => {
  const history = owned([
    { personId: personId("b"), from: "2024-01-01", to: "2025-01-01" },
    { personId: personId("c"), from: "2025-01-01", to: "2026-01-01", acting: true },
    { from: "2026-01-01", to: "2026-08-01" },
    { personId: personId("b"), from: "2026-09-01" },
    { personId: personId("c"), from: "2026-08-01", to: "2026-09-01" },
  ]);
  test("the last owner before and the first after are told, with their days", () => {
    expect(answerTo(history, "pay").routes[0]).toMatchObject({
      answer: "one",
      previous: { person: { id: "c" }, acting: true, from: "2025-01-01", to: "2026-01-01" },
      owners: [{ person: { id: "a" }, from: "2026-01-01", to: "2026-08-01" }],
      next: { person: { id: "c" }, from: "2026-08-01" },
    });
  });
  test.each([
    ["2023-06-01", "none", null, "b"],
    ["2024-06-01", "one", null, "c"],
    ["2026-08-15", "one", "a", "b"],
  ])("as of %s", (today, answer, previous, next) => {
    const route = answerTo(indexOrg(history.records, [], today), "pay").routes[0];
    expect([route?.answer, route?.previous?.person.id ?? null, route?.next?.person.id ?? null]).toEqual([
      answer,
      previous,
      next,
    ]);
  });
});

describe("an owner who is not there", () => {
  test("an empty seat is nobody, and its deputy and day are told", () => {
    const org = owned([{}], { deputyId: personId("b") }, { vacant: true, expectedOn: "2026-07-01" });
    const answer = answerTo(org, "pay");
    expect(answer.answer).toBe("none");
    expect(answer.routes[0]?.deputy?.id).toBe("b");
    expect(said(answer)).toEqual(["The seat is expected to be filled on 2026-07-01."]);
  });
  test.each([
    [{ status: "terminated", endOn: "2026-05-01" }, "zoe is named as owner and left on 2026-05-01."],
    [{ status: "terminated" }, "zoe is named as owner and has left."],
    [{ status: "pending", startOn: "2026-07-01" }, "zoe is named as owner and starts on 2026-07-01."],
  ])("%j is evidence, no answer", (fields, sentence) => {
    const base = owned([{ personId: personId("zoe") }]);
    const ada = base.people[1]!;
    const org = withRecords(base, {
      outside: [{ ...ada, id: personId("zoe"), name: "zoe", ...(fields as object) }],
    });
    expect(answerTo(org, "pay").answer).toBe("none");
    expect(said(answerTo(org, "pay"))).toEqual([sentence]);
  });
  test("an owner cell that names no person is told as it stands", () => {
    const org = owned([], { extra: { source_owner: "team-x" }, status: "paused" });
    expect(said(answerTo(org, "pay"))).toEqual([
      "The area is paused.",
      'The source names "team-x" as owner, who is no person of the file.',
    ]);
  });
});

describe("on the wire", () => {
  test("each owner has the whole path, and what is unknown is null", () => {
    const json = presentWho("refunds-api", org.today, whoOwns(org, "refunds-api"));
    expect(json).toMatchObject({
      schemaVersion: 1,
      query: "refunds-api",
      asOf: "2026-06-01",
      answered: true,
      answers: [
        {
          matchedBy: "id",
          answer: "one",
          owners: [
            {
              role: "owner",
              person: { id: "ada" },
              from: null,
              confidence: "named",
              deputy: { id: "cyd" },
              path: [{ kind: "asset" }, { kind: "area" }, { kind: "person", id: "ada" }],
              chain: [{ id: "ceo" }],
            },
          ],
          routes: [{ role: "owner", ownerIds: ["ada"], previous: null, next: null, evidence: [] }],
        },
      ],
      total: 1,
      near: [],
    });
  });
});
