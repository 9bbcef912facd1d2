import { describe, expect, test } from "vitest";
import { setConsultation } from "../../history/index.ts";
import { areaId, CONTRAINDICATION_CODES, wording } from "../../org/index.ts";
import { approveScenario } from "./approveScenario.ts";
import { editScenario } from "./editScenario.ts";
import {
  answers,
  company,
  codeOf,
  manager,
  obstacleCodes,
  owner,
  planned,
  set,
  storeOf,
  title,
  valueOf,
  willing,
} from "./scenarios.case.ts";

describe("approving", () => {
  const sound = [answers(), willing("pay", "dev"), owner("pay", "dev"), manager("ux", "vp")];
  const reason = async (changes: readonly unknown[], area?: string, consulted?: object) => {
    const { as } = await storeOf(company());
    const ada = as("ada");
    await planned(ada, "s", set("now", changes));
    if (consulted !== undefined)
      valueOf(
        await editScenario(ada, "s", (scenario, by) =>
          setConsultation(scenario, { state: "open", ...consulted }, by),
        ),
      );
    return approveScenario(ada, "s", area === undefined ? undefined : areaId(area));
  };
  test.each([
    ["what is sound", sound, undefined, undefined, []],
    [
      "a question nobody answered",
      sound.slice(1),
      undefined,
      undefined,
      Array<string>(10).fill("question-unanswered"),
    ],
    [
      "an answer that was taken back, and a yes without evidence",
      [
        ...sound,
        {
          kind: "update-decision",
          decisionId: "why",
          fields: {
            contraindications: CONTRAINDICATION_CODES.map((code) => ({
              code,
              answer: code === "large" ? "unknown" : code === "retrofit" ? "yes" : "no",
            })),
          },
        },
      ],
      undefined,
      undefined,
      ["question-unanswered", "question-unanswered"],
    ],
    ["an owner nobody asked", [answers(), owner("pay", "dev")], undefined, undefined, ["owner-not-willing"]],
    [
      "somebody who will own it later and was not asked",
      [answers(), { ...owner("pay", "dev"), from: "2027-01-01" }],
      undefined,
      undefined,
      ["owner-not-willing"],
    ],
    [
      "an owner who was only asked",
      [answers(), willing("pay", "dev", "asked"), owner("pay", "dev")],
      undefined,
      undefined,
      ["owner-not-willing"],
    ],
    [
      "an area while another area's owner is not asked",
      [answers(), owner("pay", "dev"), title("qa", "Tester")],
      "shop",
      undefined,
      [],
    ],
    [
      "an owner seat that is declared vacant",
      [
        answers(),
        {
          kind: "add-person",
          person: {
            id: "seat",
            name: "Owner of Pay",
            managerId: "ceo",
            status: "active",
            fte: 1,
            vacant: true,
          },
        },
        owner("pay", "seat"),
      ],
      undefined,
      undefined,
      [],
    ],
    [
      "a consultation open where somebody is touched",
      sound,
      undefined,
      { location: "Bonn" },
      ["consultation-open"],
    ],
    ["of an entity and a site together", sound, undefined, { location: "Bonn", legalEntity: "AG" }, []],
    ["a consultation open elsewhere", sound, undefined, { location: "Rome" }, []],
    [
      "of an area with nobody of there",
      [answers(), title("qa", "T"), manager("ux", "vp")],
      "shop",
      { location: "Bonn" },
      [],
    ],
    ["a consultation that is closed", sound, undefined, { location: "Bonn", state: "closed" }, []],
  ])("%s", async (_, changes, area, consulted, codes) => {
    const result = await reason(changes, area, consulted);
    expect(obstacleCodes(result)).toEqual(codes);
    expect(codeOf(result)).toBe(codes.length === 0 ? "ok" : "approval-blocked");
  });

  test("each obstacle says the way out", async () => {
    const result = await reason([owner("pay", "dev"), manager("ux", "vp")], undefined, {
      location: "Bonn",
      contact: "Ms Ode",
    });
    if (result.ok) throw new Error("approved");
    const said = (result.refusal.obstacles ?? []).map(({ message }) => wording(message));
    expect(said.filter((text) => text.startsWith("Nobody answered"))).toHaveLength(10);
    expect(said.at(-2)).toBe(
      "dev would own pay and was not asked. Ask them, record that they are willing as a candidacy of the area, or name somebody else.",
    );
    expect(said.at(-1)).toBe(
      "The consultation of Bonn is open, and the scenario touches 1 person there. Close it first (Ms Ode), or split off what touches them.",
    );
  });
});
