import { attributeOf, type XmlEvents } from "./xml.ts";

/** A relation of a part: which part it leads to, and as what. */
export interface Relation {
  readonly id: string;
  /** The last word of the type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`. */
  readonly kind: string;
  /** Path of the part from the root of the package. */
  readonly target: string;
}

/**
 * Reads a `.rels` part. Targets outside the package are left out.
 * @param base folder of the part, "" or "xl".
 * @param max further relations than there may be parts lead nowhere.
 */
export function createRelationsReader(
  base: string,
  max: number,
): XmlEvents & { readonly relations: readonly Relation[] } {
  const relations: Relation[] = [];
  return {
    relations,
    open(name, attributes) {
      if (name !== "Relationship" || relations.length >= max || attributes["TargetMode"] === "External")
        return;
      const kind = (attributes["Type"] ?? "").split("/").at(-1) ?? "";
      const target = partPath(base, attributes["Target"] ?? "");
      relations.push({ id: attributes["Id"] ?? "", kind, target });
    },
    text() {},
    close() {},
  };
}

/** Path from the root, `..` resolved; one that leads out of the package names no part. */
function partPath(base: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : base === "" ? target : `${base}/${target}`;
  const parts: string[] = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

export interface SheetEntry {
  readonly name: string;
  readonly relationId: string;
  readonly isHidden: boolean;
}

/** Reads `workbook.xml`: the sheets in their order, one more than `max` at most, and which day 0 is. */
export function createWorkbookReader(max: number): XmlEvents & {
  readonly sheets: readonly SheetEntry[];
  is1904(): boolean;
} {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  return {
    sheets,
    is1904: () => is1904,
    open(name, attributes) {
      if (name === "workbookPr") is1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet" || sheets.length > max) return;
      sheets.push({
        name: attributes["name"] ?? "",
        relationId: attributeOf(attributes, "id") ?? "",
        isHidden: (attributes["state"] ?? "visible") !== "visible",
      });
    },
    text() {},
    close() {},
  };
}

/** xsd:boolean. */
export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}
