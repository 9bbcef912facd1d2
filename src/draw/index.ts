/** The public face of `draw/`: pictures of an org as drawing commands, and SVG, PDF and PPTX made from them. */
export { captioned } from "./captioned.ts";
export type { Command, Drawing, Layout, Table } from "./command.ts";
export { disciplineLooks, type DisciplineLook, type DisciplineLooks } from "./disciplines.ts";
export { drawAreas, type AreasOptions } from "./drawAreas.ts";
export { drawFlow, type FlowOptions } from "./drawFlow.ts";
export { drawFront, type FrontOptions, type FrontPoint } from "./drawFront.ts";
export { drawIcicle, type IcicleOptions } from "./drawIcicle.ts";
export { drawStool, type StoolOptions } from "./drawStool.ts";
export { eachBlock, icicleNodeAt, type IcicleWindow } from "./icicleBlocks.ts";
export {
  framesBetween,
  layoutTiles,
  shelvesBetween,
  tileAt,
  type TileHit,
  type Tiles,
} from "./layoutTiles.ts";
export { placeIcicle, type ForestRows, type IciclePlaces } from "./placeIcicle.ts";
export { drawingPages, type BookOptions, type NamedDrawing } from "./pages/drawingPages.ts";
export type { FooterWords } from "./pages/footer.ts";
export type { Page } from "./pages/page.ts";
export { textPages, type NamedText, type TextBlock } from "./pages/textPages.ts";
export { formatPdf, type PdfOptions } from "./pdf/pdf.ts";
export type { Glyph, PaintGlyph } from "./pdf/fonts.ts";
export { formatPptx, type PptxPart } from "./pptx/pptx.ts";
export { formatSvg, type SvgOptions } from "./svg.ts";
export { propertyOf, themeCss } from "./theme.ts";
export { colorOf, HUE_COUNT, type Hue, type Paint, type Theme } from "./palette.ts";
export { fitText, textWidth } from "./textWidth.ts";
export type { Names } from "./wording.ts";
