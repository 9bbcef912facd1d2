import { HELVETICA } from "./helvetica.ts";

/** What another program would find in a file of ours: read by its table of objects, as PDF asks. */
export interface ReadPdf {
  readonly pages: number;
  /** Lines of text by page, in the order they are set. */
  readonly texts: readonly (readonly string[])[];
  readonly title: string;
  readonly bookmarks: readonly string[];
  /** Pages that links of each page lead to. */
  readonly links: readonly (readonly number[])[];
}

const codeOf = new Map([...HELVETICA].map(([code, { name }]) => [name, String.fromCodePoint(code)]));

/** Reads an unpacked file. @throws where an object does not stand where the table says. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString("latin1");
  const objects = objectsOf(file);
  const object = (id: string | undefined): string => {
    const found = objects.get(Number(id));
    if (found === undefined) throw new Error(`Object ${id} is missing.`);
    return found;
  };
  const root = object(/\/Root (\d+) 0 R/.exec(file)?.[1]);
  const ids = refs(/\/Kids \[([^\]]*)\]/.exec(object(/\/Pages (\d+)/.exec(root)?.[1]))?.[1]);
  const fonts = new Map(
    [...object(/\/Resources (\d+)/.exec(object(ids[0]))?.[1]).matchAll(/\/([HP]\d+) (\d+) 0 R/g)].map(
      ([, name = "", id]) => [name, lettersOf(object(id), object)],
    ),
  );
  return {
    pages: ids.length,
    texts: ids.map((id) => linesOf(object(/\/Contents (\d+)/.exec(object(id))?.[1]), fonts)),
    title: textOf(/\/Title <FEFF([0-9a-f]*)>/.exec(object(/\/Info (\d+)/.exec(file)?.[1]))?.[1]),
    bookmarks: [...objects.values()].flatMap((one) => {
      const title = /\/Title <FEFF([0-9a-f]*)> \/Parent/.exec(one)?.[1];
      return title === undefined ? [] : [textOf(title)];
    }),
    links: ids.map((id) =>
      refs(/\/Annots \[([^\]]*)\]/.exec(object(id))?.[1]).map((link) =>
        ids.indexOf(/\/Dest \[(\d+)/.exec(object(link))?.[1] ?? ""),
      ),
    ),
  };
}

function objectsOf(file: string): Map<number, string> {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const [, count = "0"] = /^xref\n0 (\d+)\n/.exec(file.slice(start)) ?? [];
  const rows = file
    .slice(start)
    .split("\n")
    .slice(2, 2 + Number(count));
  const objects = new Map<number, string>();
  rows.forEach((row, id) => {
    if (id === 0) return;
    const at = Number(row.slice(0, 10));
    if (!file.startsWith(`${id} 0 obj\n`, at)) throw new Error(`No object ${id} at ${at}.`);
    const end = file.indexOf("\nendobj\n", at);
    const text = file.slice(at, end);
    const length = /\/Length (\d+) >>\nstream\n/.exec(text);
    if (length !== null) {
      const from = length.index + length[0].length;
      if (!text.startsWith("\nendstream", from + Number(length[1])))
        throw new Error(`Stream ${id} has another length.`);
    }
    objects.set(id, text);
  });
  return objects;
}

const refs = (list = ""): string[] => [...list.matchAll(/(\d+) 0 R/g)].map(([, id = ""]) => id);

function lettersOf(font: string, object: (id: string | undefined) => string): Map<number, string> {
  const unicode = /\/ToUnicode (\d+)/.exec(font)?.[1];
  if (unicode !== undefined)
    return new Map(
      [...object(unicode).matchAll(/<([0-9a-f]{2})> <([0-9a-f]+)>/g)].map(([, code = "", text]) => [
        Number.parseInt(code, 16),
        textOf(text),
      ]),
    );
  const [, names = ""] = /\/Differences \[32 \/space 33 ([^\]]*)\]/.exec(font) ?? [];
  return new Map([
    [32, " "],
    ...names.split(" ").map((name, i): [number, string] => [33 + i, codeOf.get(name.slice(1)) ?? "�"]),
  ]);
}

function linesOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
  return [...content.matchAll(/\nBT ([\s\S]*?)\nET/g)].map(([, inner = ""]) => {
    let font: ReadonlyMap<number, string> | undefined;
    let text = "";
    for (const [, name, codes = ""] of inner.matchAll(/\/([HP]\d+) [\d.]+ Tf|<([0-9a-f]+)> Tj/g)) {
      if (name !== undefined) font = fonts.get(name);
      else
        for (let i = 0; i < codes.length; i += 2)
          text += font?.get(Number.parseInt(codes.slice(i, i + 2), 16)) ?? "�";
    }
    return text;
  });
}

function textOf(hex = ""): string {
  return [...hex.matchAll(/.{4}/g)].map(([unit]) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
}
