import { describeStore } from "../store.case.ts";
import { openMemoryRows } from "./open.ts";

describeStore("memory", { newRows: async () => openMemoryRows() });
