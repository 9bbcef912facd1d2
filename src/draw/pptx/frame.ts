import { colorOf, type Paint } from "../palette.ts";
import { SPACES, XML_HEAD } from "./xml.ts";

const TREE_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

export const treeOf = (shapes: string): string =>
  `<p:cSld><p:spTree>${TREE_HEAD}${shapes}</p:spTree></p:cSld>`;

const MAP =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';

/** The one master and the one empty layout that every slide stands on. */
export const MASTER = `${XML_HEAD}<p:sldMaster ${SPACES}>${treeOf("")}${MAP}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`;
export const LAYOUT = `${XML_HEAD}<p:sldLayout ${SPACES} type="blank">${treeOf("")}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;

const tone = (name: string, paint: Paint): string =>
  `<a:${name}><a:srgbClr val="${colorOf(paint, "light").slice(1)}"/></a:${name}>`;

const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const LINE = `<a:ln w="9525">${FILL}</a:ln>`;
const EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>";
const FONT = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>';

/** Colours of the disciplines as those of the theme, so that what is added by hand fits. */
export const THEME = [
  `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Onethread"><a:themeElements><a:clrScheme name="Onethread">`,
  tone("dk1", "ink"),
  tone("lt1", "panel"),
  tone("dk2", "ink-2"),
  tone("lt2", "frame"),
  tone("accent1", "hue-1"),
  tone("accent2", "hue-2"),
  tone("accent3", "hue-3"),
  tone("accent4", "hue-4"),
  tone("accent5", "hue-5"),
  tone("accent6", "hue-6"),
  tone("hlink", "accent"),
  tone("folHlink", "ink-2"),
  `</a:clrScheme><a:fontScheme name="Onethread"><a:majorFont>${FONT}</a:majorFont><a:minorFont>${FONT}</a:minorFont></a:fontScheme>`,
  `<a:fmtScheme name="Onethread"><a:fillStyleLst>${FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${LINE.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${EFFECT.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`,
  "</a:themeElements></a:theme>",
].join("");
