#!/usr/bin/env node
import { pathToFileURL } from "node:url";
import { withHeapRoom } from "../dist/cli/heapRoom.js";
import { BUNDLE, isBundleFresh } from "./bundle.js";

// Loaded only where the command runs.
await withHeapRoom(process.argv, async () => {
  const { main } = isBundleFresh()
    ? await import(pathToFileURL(BUNDLE).href)
    : await import("../dist/cli/main.js");
  await main(process.argv);
});
