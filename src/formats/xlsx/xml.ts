import { SaxesParser } from "saxes";
import type { XlsxLimits } from "./limits.ts";

export type Attributes = Readonly<Record<string, string>>;

/** What a part's reader hears; names are without namespace prefix. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/** Reads one XML part from its bytes as they come. `push` and `end` return why it is refused. */
export interface XmlReader {
  push(bytes: Uint8Array): string | undefined;
  end(): string | undefined;
}

const TEXT_STEP = 64 * 1024;
const NOT_XML = "one of its parts is no sound XML: open it in a spreadsheet program and save it again";

/**
 * Strict XML, UTF-8 or UTF-16, with nothing but the five entities of the standard: a document type is refused, so no
 * entity can be declared and none is fetched or multiplied.
 * @param isDone asked between pieces: nothing more is read once it says so.
 */
export function createXmlReader(limits: XlsxLimits, events: XmlEvents, isDone: () => boolean): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let reason: string | undefined;
  let depth = 0;
  let charsSinceTag = 0;
  let decoder: InstanceType<typeof TextDecoder> | undefined;

  parser.on("opentag", (tag) => {
    charsSinceTag = 0;
    if (++depth > limits.xmlDepth) reason ??= `its XML is nested deeper than ${limits.xmlDepth} levels`;
    if (reason === undefined) events.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    charsSinceTag = 0;
    depth--;
    if (reason === undefined) events.close(localName(tag.name));
  });
  const text = (piece: string): void => {
    if (reason === undefined) events.text(piece);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("doctype", () => (reason ??= "its XML declares a document type, which is never read"));
  parser.on("error", () => (reason ??= NOT_XML));

  const write = (decoded: string): string | undefined => {
    for (let at = 0; at < decoded.length && reason === undefined && !isDone(); at += TEXT_STEP) {
      const piece = decoded.slice(at, at + TEXT_STEP);
      charsSinceTag += piece.length;
      if (charsSinceTag > limits.xmlChars + TEXT_STEP)
        reason = `its XML has more than ${limits.xmlChars} characters without a tag`;
      else parser.write(piece);
    }
    return reason;
  };

  return {
    push(bytes) {
      try {
        decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
        return write(decoder.decode(bytes, { stream: true }));
      } catch {
        // Bytes that are no text of that encoding.
        return (reason ??= NOT_XML);
      }
    },
    end() {
      try {
        write(decoder?.decode() ?? "");
        if (reason === undefined) parser.close();
      } catch {
        reason ??= NOT_XML;
      }
      return reason;
    },
  };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix, as `r:id` is written under any prefix. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
