import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaIndex, DEFAULT_CONFIG, disciplineId, type Discipline } from "../org/index.ts";
import { areaCoreOf, disciplineNamed, leadsOf, measureArea, measureCompany } from "./index.ts";

const config = DEFAULT_CONFIG;
const craft = (id: string, fields: Partial<Discipline> = {}): Discipline => ({
  id: disciplineId(id),
  name: id,
  requiredInProduct: false,
  executive: false,
  ...fields,
});

describe("a word means the discipline of that id, else name, else alias", () => {
  const org = orgOf("a", {
    disciplines: [
      craft("eng", { name: "Engineering", aliases: ["ux"] }),
      craft("ux", { name: "Research", aliases: ["User Experience", "engineering"] }),
    ],
  });
  test.each([
    ["eng", "eng"],
    ["engineering", "eng"],
    ["ux", "ux"],
    ["user-experience", "ux"],
    ["research", "ux"],
    ["product", undefined],
    ["", undefined],
  ])("%s: %s", (word, id) => {
    expect(org.disciplines[disciplineNamed(org, word)]?.id).toBe(id);
  });
});

test("without an owner the product lead stands in, whatever product is called", () => {
  const disciplines = [craft("pm", { aliases: ["product"] })];
  const org = orgOf("ceo > a/eng, b; b > p/pm; x: a, p", { disciplines });
  expect(measureArea({ org, config }, areaIndex(org, "x"))["escalation-excess"]).toMatchObject({
    value: 2,
    flags: ["stand-in"],
  });
});

test("lines of executives do not count, whatever executives are called", () => {
  const disciplines = [craft("exec", { aliases: ["Executive"] })];
  const org = orgOf("ceo/exec > a/eng; a > b/eng", { disciplines });
  expect(measureCompany({ org, config })["out-of-discipline"]).toMatchObject({ value: 0, denominator: 1 });
});

describe("people read as other share no discipline", () => {
  const org = orgOf("ceo/executive > a/other, b/other, c/eng; x: a, b, c");
  const measured = () => measureArea({ org, config }, areaIndex(org, "x"));
  test("each stands on a leg of their own, and none of them leads", () => {
    expect(measured().legs!.value).toBe(3);
    expect(leadsOf(org, areaCoreOf(org, areaIndex(org, "x")).people, () => false).size).toBe(1);
  });
  test("a line to another discipline is not said to be out of discipline", () => {
    const lines = orgOf("a/other > b/eng, c/other; b > d/eng");
    expect(measureCompany({ org: lines, config })["out-of-discipline"]).toMatchObject({
      value: 0,
      denominator: 1,
      flags: ["unknown-discipline 2"],
    });
  });
});
