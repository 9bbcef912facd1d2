import type { InputFile } from "../../../formats/index.ts";

/** The files somebody chose or dropped; folders with all that is in them, by path. */
export async function readDropped(transfer: DataTransfer): Promise<InputFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return readChosen(transfer.files);
  return (await Promise.all(entries.map((entry) => readEntry(entry)))).flat();
}

export async function readChosen(files: Iterable<File>): Promise<InputFile[]> {
  return Promise.all([...files].map((file) => bytesOf(file, file.webkitRelativePath || file.name)));
}

async function readEntry(entry: FileSystemEntry): Promise<InputFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [await bytesOf(file, entry.fullPath.replace(/^\//, ""))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: InputFile[] = [];
  // A reader gives some hundred entries at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return files;
    files.push(...(await Promise.all(some.map(readEntry))).flat());
  }
}

async function bytesOf(file: File, name: string): Promise<InputFile> {
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
