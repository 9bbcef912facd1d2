/**
 * `npm start [-- PATH] [-- --no-serve]`: installs, builds and runs the main job. Everything it does stands in
 * `onethread start`; this file only makes that runnable on a fresh machine.
 */
import { join } from "node:path";
import { build, buildWeb, install, requireNode, ROOT } from "./setup.mjs";

requireNode();
// npm runs scripts in the project's folder; paths are meant from where the user stands.
process.chdir(process.env.INIT_CWD ?? process.cwd());
await install({ withTests: false });
await build();
await buildWeb();
process.argv = [process.argv[0], join(ROOT, "bin", "onethread.js"), "start", ...process.argv.slice(2)];
await import("../bin/onethread.js");
