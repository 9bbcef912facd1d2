import type { InputFile } from "../../../formats/index.ts";

/** The organisation Sourcegraph published, as of the day it was published. */
export const SAMPLE = { name: "Sourcegraph 2022-05-15", day: "2022-05-15" } as const;

const FILES: Readonly<Record<string, string>> = import.meta.glob(
  "../../../../examples/sourcegraph-2022-05-15/*.csv",
  { query: "?url", import: "default", eager: true },
);

export async function readSample(): Promise<InputFile[]> {
  return Promise.all(
    Object.entries(FILES).map(async ([path, address]) => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`The sample cannot be loaded (${response.status}).`);
      return {
        name: path.slice(path.lastIndexOf("/") + 1),
        bytes: new Uint8Array(await response.arrayBuffer()),
      };
    }),
  );
}
