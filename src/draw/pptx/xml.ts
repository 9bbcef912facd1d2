/** English Metric Units of a px of 1/96 inch. */
const UNITS = 9_525;

export const emu = (px: number): number => Math.round(px * UNITS);

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const SPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

const ENTITY: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const FORBIDDEN = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

export function escapeXml(content: string): string {
  return content.replace(FORBIDDEN, "").replace(/[&<>"]/g, (character) => ENTITY[character] ?? "");
}
