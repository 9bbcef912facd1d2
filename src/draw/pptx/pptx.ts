import type { Page } from "../pages/page.ts";
import { LAYOUT, MASTER, THEME, treeOf } from "./frame.ts";
import { createShapes } from "./shapes.ts";
import { emu, escapeXml, SPACES, XML_HEAD } from "./xml.ts";

/** A part of the file, to be packed into a zip in this order. */
export interface PptxPart {
  readonly name: string;
  readonly text: string;
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.presentationml";

/**
 * Pages as the parts of a PowerPoint file: a slide a page, every box, line and word a shape of its own that can be
 * moved, coloured and written over. The size of the slides is that of the first page. Same pages, same bytes.
 * @returns parts for a zip; nothing else is needed. O(commands).
 * @example formatPptx([], { title: "Acme" })[0].name // "[Content_Types].xml"
 */
export function formatPptx(pages: readonly Page[], { title }: { readonly title: string }): PptxPart[] {
  return [
    { name: "[Content_Types].xml", text: contentTypes(pages.length) },
    {
      name: "_rels/.rels",
      text: relations([
        [`${RELATIONS}/officeDocument`, "ppt/presentation.xml"],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
      ]),
    },
    { name: "docProps/core.xml", text: core(title) },
    { name: "ppt/presentation.xml", text: presentation(pages) },
    {
      name: "ppt/_rels/presentation.xml.rels",
      text: relations([
        [`${RELATIONS}/slideMaster`, "slideMasters/slideMaster1.xml"],
        [`${RELATIONS}/theme`, "theme/theme1.xml"],
        ...pages.map((_, i) => [`${RELATIONS}/slide`, `slides/slide${i + 1}.xml`] as const),
      ]),
    },
    { name: "ppt/theme/theme1.xml", text: THEME },
    { name: "ppt/slideMasters/slideMaster1.xml", text: MASTER },
    {
      name: "ppt/slideMasters/_rels/slideMaster1.xml.rels",
      text: relations([
        [`${RELATIONS}/slideLayout`, "../slideLayouts/slideLayout1.xml"],
        [`${RELATIONS}/theme`, "../theme/theme1.xml"],
      ]),
    },
    { name: "ppt/slideLayouts/slideLayout1.xml", text: LAYOUT },
    {
      name: "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
      text: relations([[`${RELATIONS}/slideMaster`, "../slideMasters/slideMaster1.xml"]]),
    },
    ...pages.flatMap((page, i) => [
      { name: `ppt/slides/slide${i + 1}.xml`, text: slide(page) },
      {
        name: `ppt/slides/_rels/slide${i + 1}.xml.rels`,
        text: relations([[`${RELATIONS}/slideLayout`, "../slideLayouts/slideLayout1.xml"]]),
      },
    ]),
  ];
}

function slide({ parts }: Page): string {
  const shapes = createShapes();
  for (const part of parts) shapes.add(part);
  return `${XML_HEAD}<p:sld ${SPACES}>${treeOf(shapes.xml())}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

function presentation(pages: readonly Page[]): string {
  const [first] = pages;
  const slides = pages.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 3}"/>`).join("");
  const size = `<p:sldSz cx="${emu(first?.width ?? 1280)}" cy="${emu(first?.height ?? 720)}"/>`;
  return `${XML_HEAD}<p:presentation ${SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>${slides}</p:sldIdLst>${size}<p:notesSz cx="6858000" cy="9144000"/></p:presentation>`;
}

/** No day and no author: the file says what the drawing says. */
function core(title: string): string {
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`;
}

function contentTypes(slides: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
    part("ppt/presentation.xml", `${TYPES}.presentation.main+xml`),
    part("ppt/slideMasters/slideMaster1.xml", `${TYPES}.slideMaster+xml`),
    part("ppt/slideLayouts/slideLayout1.xml", `${TYPES}.slideLayout+xml`),
    part("ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ...Array.from({ length: slides }, (_, i) => part(`ppt/slides/slide${i + 1}.xml`, `${TYPES}.slide+xml`)),
    "</Types>",
  ].join("");
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}
