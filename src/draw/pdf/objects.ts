/** Packs bytes as zlib does (RFC 1950). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** The numbered objects of a file, in the order they are added. */
export interface PdfObjects {
  /** Keeps a number for an object that is written later. */
  readonly reserve: () => number;
  readonly put: (id: number, dictionary: string) => void;
  readonly add: (dictionary: string) => number;
  readonly stream: (dictionary: string, content: string | Uint8Array) => number;
  /** The whole file. The same objects give the same bytes. */
  readonly bytes: (root: number, info: number) => Uint8Array;
}

// The second line tells programs that move files that this one is not text.
const HEAD = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";

export function createObjects(deflate: Deflate | undefined): PdfObjects {
  const objects: Uint8Array[] = [];
  const reserve = (): number => objects.push(new Uint8Array());
  const put = (id: number, dictionary: string): void => {
    objects[id - 1] = latin(`${id} 0 obj\n${dictionary}\nendobj\n`);
  };
  return {
    reserve,
    put,
    add: (dictionary) => {
      const id = reserve();
      put(id, dictionary);
      return id;
    },
    stream: (dictionary, content) => {
      const plain = typeof content === "string" ? latin(content) : content;
      const bytes = deflate === undefined ? plain : deflate(plain);
      const filter = deflate === undefined ? "" : " /Filter /FlateDecode";
      const id = reserve();
      objects[id - 1] = concat([
        latin(`${id} 0 obj\n<< ${dictionary}${filter} /Length ${bytes.length} >>\nstream\n`),
        bytes,
        latin("\nendstream\nendobj\n"),
      ]);
      return id;
    },
    bytes: (root, info) => {
      const pieces = [latin(HEAD), ...objects];
      const starts: number[] = [];
      let at = 0;
      for (const piece of pieces) {
        starts.push(at);
        at += piece.length;
      }
      const rows = starts.slice(1).map((start) => `${String(start).padStart(10, "0")} 00000 n \n`);
      const size = objects.length + 1;
      const trailer = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${at}\n%%EOF\n`;
      return concat([...pieces, latin(trailer)]);
    },
  };
}

function latin(text: string): Uint8Array {
  // Of a book of a thousand pages this loop is most of the work: nothing is made per character.
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Any text as a string of PDF: UTF-16 with its mark, in hexadecimal digits, so that nothing needs an escape. */
export function pdfText(text: string): string {
  return `<FEFF${utf16(text)}>`;
}

export function utf16(text: string): string {
  let hex = "";
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, "0");
  return hex;
}
