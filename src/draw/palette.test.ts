import { describe, expect, test } from "vitest";
import { allPaints, colorOf, contrast, type Hue, type Theme, type Tone } from "./palette.ts";
import { themeCss } from "./theme.ts";

const HUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const satisfies readonly Hue[];

describe.each(["light", "dark"] as const satisfies readonly Theme[])(
  "%s colours can be told apart",
  (theme) => {
    test.each(HUES)("the edge of hue %i stands out 3:1 from the panel", (hue) => {
      expect(contrast(colorOf(`hue-${hue}-edge`, theme), colorOf("panel", theme))).toBeGreaterThanOrEqual(3);
    });
    test.each(HUES)("text upon hue %i has 4.5:1", (hue) => {
      expect(contrast(colorOf(`hue-${hue}-on`, theme), colorOf(`hue-${hue}`, theme))).toBeGreaterThanOrEqual(
        4.5,
      );
    });
    test.each(["ink", "ink-2", "accent", "warn"] as const satisfies readonly Tone[])(
      "text in %s has 4.5:1 on the panel",
      (tone) => {
        expect(contrast(colorOf(tone, theme), colorOf("panel", theme))).toBeGreaterThanOrEqual(4.5);
      },
    );
    test("text on the bar has 4.5:1", () => {
      expect(contrast(colorOf("on-bar", theme), colorOf("bar", theme))).toBeGreaterThanOrEqual(4.5);
    });
  },
);

test("contrast is the ratio of WCAG 2.2: black on white is 21, equal colours 1", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 9);
  expect(contrast("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
  expect(contrast("#332288", "#332288")).toBe(1);
});

test("the theme's CSS gives every colour a light value, and print overrides dark", () => {
  const css = themeCss();
  for (const paint of allPaints()) expect(css).toContain(`--ot-${paint}:${colorOf(paint, "light")}`);
  expect(css.indexOf("@media print")).toBeGreaterThan(css.indexOf("data-theme=dark"));
  expect(css).toContain(`:root[data-theme=dark]{--ot-bg:${colorOf("bg", "dark")}`);
});
