import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { openSqliteRows } from "../../src/storage/sqlite/open.ts";
import { dieAtStatements, killWriters } from "./kills.ts";
import { isLong, KILLS } from "./length.ts";

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "onethread-faults-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const killed = {
  kind: "sqlite",
  newPlace: async () => join(folder, `${++count}.db`),
  open: (path: string) => openSqliteRows({ path }),
} as const;

test(`SQLite: ${KILLS} writers killed at a random moment lose nothing acknowledged and leave nothing half done`, async () => {
  await killWriters(killed);
}, 3_600_000);

test("SQLite: a writer that dies between two statements leaves nothing half done", async () => {
  // A statement for each text: the first ones, then further and further into the import.
  const places = isLong
    ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 200, 400, 405, 410, 415, 420]
    : [3, 100];
  await dieAtStatements(killed, places);
}, 600_000);
