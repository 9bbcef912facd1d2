/** The public face of `draw/`: pictures of an org as drawing commands, and the SVG made from them. */
export { captioned } from "./captioned.ts";
export type { Command, Drawing, Layout, Table } from "./command.ts";
export { drawFlow, type FlowOptions } from "./drawFlow.ts";
export { drawFront, type FrontOptions, type FrontPoint } from "./drawFront.ts";
export { drawIcicle, type IcicleOptions } from "./drawIcicle.ts";
export { drawStool, type StoolOptions } from "./drawStool.ts";
export { formatSvg, type SvgOptions } from "./svg.ts";
export { propertyOf, themeCss } from "./theme.ts";
export { colorOf, type Paint, type Theme } from "./palette.ts";
export type { Names } from "./wording.ts";
