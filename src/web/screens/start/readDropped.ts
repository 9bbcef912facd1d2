import type { InputFile } from "../../../formats/index.ts";
import { isDataFile } from "./dataFiles.ts";

/** A file that is not read yet, by its path. */
interface Found {
  readonly path: string;
  readonly file: () => Promise<File>;
}

/** The files somebody dropped: those dropped one by one as they are, of folders the data files by path. */
export async function readDropped(transfer: DataTransfer): Promise<InputFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return readChosen(transfer.files);
  const single = entries.filter((entry) => entry.isFile);
  const folders = entries.filter((entry) => !entry.isFile);
  const found = [
    ...(await Promise.all(single.map((entry) => walk(entry)))).flat(),
    ...(await Promise.all(folders.map(async (entry) => dataFilesOf(await walk(entry))))).flat(),
  ];
  return readAll(found);
}

/** Files chosen one by one, or a folder. */
export async function readChosen(files: Iterable<File>): Promise<InputFile[]> {
  const found = [...files].map((file): Found => ({
    path: file.webkitRelativePath || file.name,
    file: async () => file,
  }));
  const isFolder = found.some(({ path }) => path.includes("/"));
  return readAll(isFolder ? dataFilesOf(found) : found);
}

/** What was pasted from a sheet, as a file of its own. */
export function pastedFile(text: string): InputFile {
  return { name: "pasted.csv", bytes: new TextEncoder().encode(text) };
}

/** Paths begin with the name of the folder. */
function dataFilesOf(found: readonly Found[]): Found[] {
  const below = (path: string): string => path.slice(path.indexOf("/") + 1);
  const hasMapping = found.some(({ path }) => below(path) === "mapping.yaml");
  const data = found.filter(({ path }) => isDataFile(below(path), hasMapping));
  if (data.length === 0 && found.length > 0)
    throw new Error(
      "No data file in this folder. It needs people.csv or people.yaml; a table of another name is chosen by itself.",
    );
  return data;
}

async function readAll(found: readonly Found[]): Promise<InputFile[]> {
  return Promise.all(
    found.map(async ({ path, file }) => ({
      name: path,
      bytes: new Uint8Array(await (await file()).arrayBuffer()),
    })),
  );
}

async function walk(entry: FileSystemEntry): Promise<Found[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile)
    return [
      {
        path,
        file: () => new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)),
      },
    ];
  // Hidden folders and packages of others may hold a hundred thousand files.
  if (/^(?:\.(?!github$)|node_modules$)/.test(entry.name)) return [];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Found[] = [];
  // A reader gives some hundred entries at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(walk))).flat());
  }
}
