import type { InputFile } from "../../../formats/index.ts";

/** Data files, with the settings and the mapping that stand beside them. */
export interface Inputs {
  readonly files: readonly InputFile[];
  readonly settings?: string;
  readonly mapping?: string;
}

/**
 * Files as they were chosen or dropped: without the folder all of them are in, settings and mapping apart, as the
 * command line reads a folder.
 */
export function sortInputs(given: readonly InputFile[]): Inputs {
  const files = withoutRoot(given);
  const textOf = (name: string): string | undefined => {
    const found = files.length < 2 ? undefined : files.find((file) => file.name === name);
    return found === undefined ? undefined : new TextDecoder().decode(found.bytes);
  };
  const settings = textOf("onethread.yaml");
  const mapping = textOf("mapping.yaml");
  const isBeside = (name: string): boolean =>
    (settings !== undefined && name === "onethread.yaml") ||
    (mapping !== undefined && name === "mapping.yaml");
  return {
    files: files.filter(({ name }) => !isBeside(name)),
    ...(settings === undefined ? {} : { settings }),
    ...(mapping === undefined ? {} : { mapping }),
  };
}

function withoutRoot(files: readonly InputFile[]): readonly InputFile[] {
  const [first = ""] = files.map(({ name }) => name.slice(0, name.indexOf("/") + 1));
  if (first === "" || !files.every(({ name }) => name.startsWith(first))) return files;
  return files.map(({ name, bytes }) => ({ name: name.slice(first.length), bytes }));
}
