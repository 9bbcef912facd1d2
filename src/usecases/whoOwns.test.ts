import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaId, assetId, personId, type Asset } from "../org/index.ts";
import { whoOwns } from "./whoOwns.ts";

const asset = (id: string, area?: string): Asset => ({
  id: assetId(id),
  name: id,
  kind: "repo",
  tier: 3,
  ...(area === undefined ? {} : { areaId: areaId(area) }),
});

const org = orgOf("ceo > ada, bob; ada > cyd; pay: ada*, cyd; shop: ada*, bob*; ads: cyd", {
  areas: { pay: { name: "Payments", aliases: ["Checkout"], deputyId: personId("cyd") } },
  assets: [asset("refunds-api", "pay"), asset("old-tool")],
});

describe("who owns", () => {
  test.each([
    ["pay", "one", ["ada"], ["pay"]],
    ["payments", "one", ["ada"], ["pay"]],
    ["CHECK-OUT", "one", ["ada"], ["pay"]],
    ["Refunds API", "one", ["ada"], ["refunds-api", "pay"]],
    ["refunds_api", "one", ["ada"], ["refunds-api", "pay"]],
    ["shop", "several", ["ada", "bob"], ["shop"]],
    ["ads", "none", [], ["ads"]],
    ["old-tool", "none", [], ["old-tool"]],
  ])("%s: %s", (text, answer, owners, path) => {
    const { answers } = whoOwns(org, text);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.answer).toBe(answer);
    expect(answers[0]?.owners.map((one) => one.person.id)).toEqual(owners);
    expect(answers[0]?.path.map((step) => step.id)).toEqual(path);
  });
  test("a single owner comes with deputy and chain, several or none with the shared boss", () => {
    expect(whoOwns(org, "pay").answers[0]?.owners[0]).toMatchObject({
      deputy: { id: "cyd" },
      chain: [{ id: "ceo" }],
      known: "named",
    });
    expect(whoOwns(org, "shop").answers[0]?.sharedBoss?.id).toBe("ceo");
    expect(whoOwns(org, "ads").answers[0]?.sharedBoss?.id).toBe("cyd");
  });
  test("what nothing is called gets near misses, never a guess", () => {
    expect(whoOwns(org, "paymnets")).toMatchObject({ answers: [], near: [{ id: "pay" }] });
    expect(whoOwns(org, "zzzzzz")).toEqual({ answers: [], near: [] });
  });
  test("an id hides a name that reads the same", () => {
    const twins = orgOf("ceo > a; pay: a*; ads: ceo*", { areas: { ads: { name: "pay" } } });
    expect(whoOwns(twins, "pay").answers.map((one) => one.subject.id)).toEqual(["pay"]);
  });
});
