import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import {
  buildOrg,
  decisionId,
  assetId,
  areaId,
  dependencyId,
  personId,
  waiverId,
  type Org,
  type Problem,
} from "../org/index.ts";
import { parseFiles } from "../formats/index.ts";
import { hidePersonalIds, createIdMaker } from "./hidePersonalIds.ts";

const TODAY = "2026-06-01";
const counting = (): (() => string) => {
  let n = 0;
  return () => `g${++n}`;
};
const read = (people: string): Org =>
  buildOrg(parseFiles([{ name: "people.csv", bytes: new TextEncoder().encode(people) }], { today: TODAY }), {
    today: TODAY,
  });
const ADA = "ada@acme.example";
const who = (id: string) => personId(id);

/** Ada is named in every place that names people. */
const everywhere = (): Org =>
  orgOf(`boss > ${ADA.replace("@", "_at_")}, bob; pay: bob, bob`.replaceAll("_at_", "@"), {
    people: {
      boss: { name: "Val Thornlow", mentorId: who(ADA), interviewerIds: [who(ADA)] },
      [ADA]: { name: "Ada Lovelace" },
      bob: {
        name: "Remy Farnwick",
        managerId: who(ADA),
        calibratorId: who(ADA),
        backfillOf: who(ADA),
        dottedLines: [{ managerId: who(ADA), purpose: "craft" }],
        extra: { note: "stays" },
      },
    },
    areas: {
      pay: {
        owners: [{ personId: who(ADA) }],
        deputyId: who(ADA),
        candidacies: [{ personId: who(ADA), state: "asked" }],
        charter: { signedBy: who(ADA), responsibilities: { people: who(ADA) } },
      },
    },
    disciplines: [
      { id: "eng" as never, name: "Eng", leadId: who(ADA), requiredInProduct: false, executive: false },
    ],
    assets: [
      {
        id: assetId(ADA),
        name: "A thing whose id says the same",
        kind: "repo",
        tier: 1,
        areaId: areaId("pay"),
        ownerIds: [ADA, "@acme/pay"],
        approverIds: [who(ADA)],
        memberIds: [who(ADA)],
        contributors: [{ personId: who(ADA), lastOn: "2026-01-01" }],
      },
    ],
    dependencies: [
      {
        id: dependencyId("d"),
        consumerAreaId: areaId("pay"),
        providerAreaId: areaId("company"),
        blocking: false,
        acceptedBy: { consumer: who(ADA) },
      },
    ],
    decisions: [
      {
        id: decisionId("q"),
        title: "Q",
        door: "one-way",
        deciderId: who(ADA),
        inputIds: [who(ADA)],
        approverIds: [who(ADA)],
        overriddenBy: who(ADA),
      },
    ],
    waivers: [
      {
        id: waiverId("w"),
        checkId: "span",
        subjectIds: [ADA],
        approverId: who(ADA),
        reason: "r",
        standing: true,
      },
    ],
    redirects: [
      { kind: "person", fromId: "ada.lovelace", toIds: [ADA] },
      { kind: "person", fromId: "old-7", toIds: [ADA] },
      { kind: "area", fromId: ADA, toIds: ["pay"] },
    ],
  });

describe("an id that is an address", () => {
  const { org, hidden } = hidePersonalIds(everywhere(), counting());
  test("is replaced in every list, and stands in sourceId alone", () => {
    expect(hidden).toEqual([
      { sourceId: ADA, id: "g1" },
      { sourceId: "ada.lovelace", id: "g2" },
      { sourceId: ADA, id: "g3" },
      { sourceId: ADA, id: "g4" },
    ]);
    const { assets, redirects, people, waivers, ...others } = org.records;
    expect(JSON.stringify(others)).not.toContain("ada@");
    expect(people.filter((one) => JSON.stringify(one).includes("ada@"))).toEqual([
      { ...people[1], id: "g1", name: "Ada Lovelace", sourceId: ADA },
    ]);
    expect(assets[0]).toMatchObject({
      id: "g4",
      sourceId: ADA,
      ownerIds: ["g1", "@acme/pay"],
      approverIds: ["g1"],
    });
    expect(waivers[0]?.subjectIds).toEqual(["g1"]);
    expect(redirects).toEqual([
      { kind: "person", fromId: "g2", sourceId: "ada.lovelace", toIds: ["g1"] },
      { kind: "person", fromId: "old-7", toIds: ["g1"] },
      { kind: "area", fromId: "g3", sourceId: ADA, toIds: ["pay"] },
    ]);
  });
  test("leaves ids that say nothing, and the same shape of org", () => {
    expect(org.people.map((person) => person.id)).toEqual(["boss", "g1", "bob"]);
    expect([...org.lines.parent]).toEqual([...everywhere().lines.parent]);
  });
});

describe("people as a list has them", () => {
  test("a seat of a leaver and a double go along with the id they are named after", () => {
    const org = read(
      [
        "id,name,manager,status,end_date",
        "v@a.example,Val,,active,",
        "ada@a.example,Ada,v@a.example,terminated,2026-01-01",
        "7,Bob,ada@a.example,active,",
        "ada@a.example,Ada Two,v@a.example,active,",
      ].join("\n"),
    );
    const { org: now, problems } = hidePersonalIds(org, counting(), org.problems);
    const ids = [...now.records.people, ...now.records.outside].map(({ id, sourceId }) => [id, sourceId]);
    expect(ids).toEqual([
      ["g1", "v@a.example"],
      ["seat:g2", undefined],
      ["7", undefined],
      ["g2~2", "ada@a.example~2"],
      ["g2", "ada@a.example"],
    ]);
    // What quotes a cell of the file is a text; what names people for the machine is ids.
    for (const problem of [...now.problems, ...problems])
      expect(JSON.stringify([problem.subjects, problem.fixes])).not.toContain("@");
  });
  test("a manager who is in no row and named by address", () => {
    const { org } = hidePersonalIds(read("id,name,manager\n7,Bob,gone@a.example\n"), counting());
    expect(org.records.people.map(({ id, managerId, sourceId }) => [id, managerId, sourceId])).toEqual([
      ["7", "g1", undefined],
      ["g1", null, "seat:gone@a.example"],
    ]);
  });
  test("codes are left, and then the org is the one given", () => {
    const org = read("id,name,manager\n7,Bob Ek,\nE8,Cyd Ek,7\n");
    expect(hidePersonalIds(org, counting()).org).toBe(org);
  });
  test("an id that is taken is not given again", () => {
    const { org } = hidePersonalIds(read("id,name,manager\ng1,Bob Ek,\nc@a.example,Cyd Ek,g1\n"), counting());
    expect(org.people.map((person) => person.id)).toEqual(["g1", "g2"]);
  });
  test("who has a source id keeps it", () => {
    const { org } = hidePersonalIds(read("id,name,source_id\nbob@a.example,Bob,W-1\n"), counting());
    expect(org.people[0]).toMatchObject({ id: "g1", sourceId: "W-1" });
  });
});

test("no problem, no loss: the real company whose ids are hashes stays as it is", () => {
  const none: readonly Problem[] = [];
  const org = read("id,name,email\np02ce1e92e,Val Thornlow,p02ce1e92e@example.invalid\n");
  expect(hidePersonalIds(org, counting(), none)).toEqual({ org, problems: none, hidden: [] });
});

test("generated ids have thirteen signs that no eye confuses", () => {
  const make = createIdMaker((count) => Uint8Array.from({ length: count }, (_, i) => i * 21));
  expect(make()).toMatch(/^p[a-km-np-z2-9]{12}$/);
});

test("a manager who is only mentioned by name gets a generated id too; one mentioned by a code keeps it", () => {
  const org = read("id,name,manager_id\nE1,Val Thornlow,\nE2,Remy Farnwick,anna.schmidt\nE3,Bo Li,E999\n");
  const { org: safe, hidden } = hidePersonalIds(org, counting());
  expect(hidden).toEqual([{ sourceId: "anna.schmidt", id: "g1" }]);
  expect(safe.records.people.map(({ id, managerId, sourceId }) => [id, managerId, sourceId])).toEqual([
    ["E1", null, undefined],
    ["E2", "g1", undefined],
    ["E3", "E999", undefined],
    ["g1", null, "anna.schmidt"],
    ["E999", null, undefined],
  ]);
});
