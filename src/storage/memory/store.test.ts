import { nodeTools } from "../node/nodeTools.ts";
import { openStore } from "../openStore.ts";
import { describeStore } from "../store.case.ts";
import { openMemoryRows } from "./open.ts";

describeStore("memory", { newStore: async () => openStore(openMemoryRows(), nodeTools) });
