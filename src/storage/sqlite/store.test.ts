import { join } from "node:path";
import { afterEach } from "vitest";
import type { Rows } from "../rows.ts";
import { describeStore, tempFolder, valueOf } from "../store.case.ts";
import { openSqliteRows } from "./open.ts";

const folder = tempFolder();
const open: Rows[] = [];
let count = 0;
afterEach(async () => {
  for (const rows of open.splice(0)) await rows.close();
});

describeStore("sqlite", {
  newRows: async () => {
    const rows = valueOf(await openSqliteRows({ path: join(folder.path, `${count++}.db`) }));
    open.push(rows);
    return rows;
  },
});
