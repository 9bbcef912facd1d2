import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { Command } from "./command.ts";
import { drawAreas } from "./drawAreas.ts";
import { formatSvg } from "./svg.ts";

const org = () =>
  orgOf(
    `ceo/executive > vpe/engineering, vpp/product; vpe > dev/engineering, dev2/engineering; vpp > pm/product
     pay: dev, pm; ads: dev2, pm 0.2`,
  );

const boxesOf = (commands: readonly Command[]): number =>
  commands.reduce(
    (sum, one) =>
      sum +
      (one.kind === "group"
        ? boxesOf(one.commands)
        : one.kind === "rect" && one.fill.startsWith("hue-")
          ? 1
          : 0),
    0,
  );

test("everybody stands once, at home; who has no home is counted", () => {
  const drawing = drawAreas(org());
  expect(drawing.table.rows).toEqual([
    ["pay", "no owner named", 2],
    ["ads", "no owner named", 1],
  ]);
  const groups = drawing.commands.slice(0, -1).map((one) => (one.kind === "group" ? one : null));
  expect(groups.map((one) => [one?.label, boxesOf(one?.commands ?? [])])).toEqual([
    ["pay · no owner named", 2],
    ["ads · no owner named", 1],
  ]);
  expect(drawing.caption).toContain("3 people have no home area");
});

test("without names nobody is named, an owner neither", () => {
  const owned = orgOf("ceo/executive > boss/product, dev/engineering\npay: boss, dev", {
    areas: { pay: { owners: [{ personId: "boss" as never }] } },
  });
  expect(formatSvg(drawAreas(owned))).toContain("pay · boss");
  expect(formatSvg(drawAreas(owned, { names: "hidden" }))).not.toContain("boss");
});

test("an org without areas says so", () => {
  expect(drawAreas(orgOf("a > b")).title).toBe("Nobody has an area");
});

test("areas of very many people are blocks of a discipline, as high as their people", () => {
  const ids = Array.from({ length: 12_000 }, (_, i) => `p${i}`);
  const lists = ids.map((id, i) => `${id}/${i % 3 === 0 ? "product" : "engineering"}`).join(", ");
  const drawing = drawAreas(orgOf(`ceo/executive > ${lists}\npay: ${ids.join(", ")}`), {
    width: 200,
    height: 100,
  });
  expect(boxesOf(drawing.commands.slice(0, -1))).toBeLessThan(1_500);
  expect(drawing.table.rows).toEqual([["pay", "no owner named", 12_000]]);
});
