import { join } from "node:path";
import { afterEach } from "vitest";
import { nodeTools } from "../node/nodeTools.ts";
import { openStore } from "../openStore.ts";
import type { OrgStore } from "../store.ts";
import { describeStore, tempFolder, valueOf } from "../store.case.ts";
import { openSqliteRows } from "./open.ts";

const folder = tempFolder();
const open: OrgStore[] = [];
let count = 0;
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

describeStore("sqlite", {
  newStore: async () => {
    const path = join(folder.path, `${count++}.db`);
    const store = openStore(valueOf(await openSqliteRows({ path })), nodeTools);
    open.push(store);
    return store;
  },
});
