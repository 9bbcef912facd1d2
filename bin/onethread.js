#!/usr/bin/env node
import { withHeapRoom } from "../dist/cli/heapRoom.js";

// Loaded only where the command runs.
await withHeapRoom(process.argv, async () => {
  const { main } = await import("../dist/cli/main.js");
  await main(process.argv);
});
