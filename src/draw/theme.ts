import { allPaints, colorOf, type Paint, type Theme } from "./palette.ts";

/**
 * The custom property of a colour, as the SVG backend and `themeCss` name it.
 * @example propertyOf("ink") // "--ot-ink"
 */
export function propertyOf(paint: Paint): string {
  return `--ot-${paint}`;
}

/**
 * CSS that gives every colour of the drawings its value: light, dark by the system or by `data-theme` on the root
 * element, and light again in print. Put once into a page that holds themed SVGs; without it they are light.
 * @example themeCss().includes("--ot-ink") // true
 */
export function themeCss(): string {
  const light = declarations("light");
  const dark = declarations("dark");
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}`,
    `:root[data-theme=dark]{${dark}}`,
    // The doubled selector outweighs the dark rules: paper is white whatever the screen shows. Paler grey for what
    // keeps, because on a grey printer the light hues come near it.
    `@media print{:root:root{${light};${propertyOf("keep")}:#EDEEF0}`,
    // Paper does not scroll: a picture wider than the page shrinks to it.
    "svg[role=img]{max-width:100%;height:auto}}",
  ].join("\n");
}

function declarations(theme: Theme): string {
  return allPaints()
    .map((paint) => `${propertyOf(paint)}:${colorOf(paint, theme)}`)
    .join(";");
}
