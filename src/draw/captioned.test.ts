import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { readingFaults, textBoxes } from "./boxes.case.ts";
import { captioned } from "./captioned.ts";
import { drawFlow } from "./drawFlow.ts";
import { drawIcicle } from "./drawIcicle.ts";
import { drawStool } from "./drawStool.ts";

const org = orgOf("ceo > vp/eng, head/product; vp > dev/eng; head > pm/product; pay: pm*, dev", {
  areas: { pay: { name: "Payments, refunds and everything a customer ever sees of their money" } },
});

describe.each([
  ["stool", drawStool(org, "pay", { width: 400 })],
  ["icicle", drawIcicle(org, { width: 400 })],
  ["flow", drawFlow(org, org)],
])("the %s as a sheet of its own", (_, drawing) => {
  const sheet = captioned(drawing);
  test("carries all of its title and caption", () => {
    const words = textBoxes(sheet.commands)
      .map((box) => box.text)
      .join(" ");
    expect(words).toContain(drawing.title);
    expect(words).toContain(drawing.caption);
  });
  test("can be read, and keeps the table", () => {
    expect(readingFaults(sheet)).toEqual([]);
    expect(sheet.table).toBe(drawing.table);
  });
});
