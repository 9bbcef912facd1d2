import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaId, assetId, decisionId, dependencyId, disciplineId, waiverId } from "../org/index.ts";
import { hidePersonalIds } from "./hidePersonalIds.ts";

const SLUG = "zoe-quackenbush-s-team";
const counting = (): (() => string) => {
  let n = 0;
  return () => `g${++n}`;
};
const people = { zoe: { name: "Zoë Quackenbush" } };

describe("ids of areas and things in which somebody is named", () => {
  test("are replaced wherever they are mentioned, in every list, and stand in sourceId alone", () => {
    const team = areaId(SLUG);
    const org = orgOf(`boss > zoe; pay: boss, zoe; ${SLUG}: zoe, zoe`, {
      people: { zoe: { name: "Zoë Quackenbush", discipline: disciplineId("quackenbush, zoe") } },
      areas: {
        [SLUG]: { name: "Zoë Quackenbush's team", requiredDisciplines: [disciplineId("quackenbush, zoe")] },
        pay: { parentId: team, charter: { metricAssetIds: [assetId("zoequackenbush/x")] } },
      },
      disciplines: [
        { id: disciplineId("quackenbush, zoe"), name: "Hers", requiredInProduct: false, executive: false },
      ],
      assets: [
        {
          id: assetId("zoequackenbush/x"),
          name: "x",
          kind: "repo",
          tier: 1,
          areaId: team,
          claimedBy: [team],
          usedBy: [areaId("pay"), team],
        },
      ],
      dependencies: [
        {
          id: dependencyId(`pay->${SLUG}`),
          consumerAreaId: areaId("pay"),
          providerAreaId: team,
          assetId: assetId("zoequackenbush/x"),
          blocking: false,
        },
      ],
      decisions: [
        { id: decisionId("hire-zoe-quackenbush"), title: "Q", door: "one-way", areaId: team },
        {
          id: decisionId("q2"),
          title: "Q2",
          door: "one-way",
          supersedesId: decisionId("hire-zoe-quackenbush"),
        },
      ],
      waivers: [
        {
          id: waiverId("w-zoe_quackenbush"),
          checkId: "span",
          subjectIds: [SLUG, "zoe"],
          reason: "r",
          standing: true,
        },
      ],
      redirects: [
        { kind: "area", fromId: "zoe.quackenbush.old", toIds: [SLUG] },
        { kind: "discipline", fromId: "q", toIds: ["quackenbush, zoe"] },
      ],
    });
    const now = hidePersonalIds(org, counting()).org.records;
    expect(JSON.stringify(now).replaceAll(/"sourceId":"[^"]*"|"name":"[^"]*"/g, "")).not.toMatch(
      /quackenbush/i,
    );
    const area = now.areas.find(({ sourceId }) => sourceId === SLUG)!;
    expect(area.name).toBe("Zoë Quackenbush's team");
    expect(now.areas.find(({ id }) => id === "pay")?.parentId).toBe(area.id);
    expect(now.assets[0]).toMatchObject({ areaId: area.id, claimedBy: [area.id], usedBy: ["pay", area.id] });
    expect(now.decisions[1]?.supersedesId).toBe(now.decisions[0]?.id);
    expect(now.waivers[0]?.subjectIds[0]).toBe(area.id);
    expect(now.redirects[0]).toMatchObject({ sourceId: "zoe.quackenbush.old", toIds: [area.id] });
    expect(now.assignments.filter((row) => row.areaId === area.id)).toHaveLength(2);
  });

  test("name nobody otherwise, and then the org is the one given", () => {
    const org = orgOf("e1 > e2; pay: e1, e2; quackenbush-hall: e2, e2", { people: { e2: people.zoe } });
    expect(hidePersonalIds(org, counting()).org).toBe(org);
  });

  test("stand in problems too", () => {
    const org = orgOf(`boss > zoe; ${SLUG}: zoe, zoe`, { people });
    const fix = { kind: "move-area", areaId: SLUG, parentId: "company" } as never;
    const { problems } = hidePersonalIds(org, counting(), [
      {
        code: "area-roots",
        blocks: false,
        rows: [],
        count: 1,
        policy: "p",
        message: { parts: ["x"], restsOn: [] } as never,
        subjects: [SLUG],
        fixes: [fix],
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain("quackenbush");
  });
});
