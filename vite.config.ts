import { resolve } from "node:path";
import { defineConfig } from "vite";
import { noteBundled, release } from "./scripts/release.mjs";

const ROOT = import.meta.dirname;

/** The web app: src/web → dist/web, static files that work on any host and under any path. */
export default defineConfig({
  root: resolve(ROOT, "src/web"),
  base: "./",
  build: {
    outDir: resolve(ROOT, "dist/web"),
    emptyOutDir: true,
    target: "es2023",
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: [resolve(ROOT, "src/web/index.html"), resolve(ROOT, "src/web/bench.html")],
      checks: { pluginTimings: false, moduleLevelDirective: false },
    },
  },
  worker: { format: "es", plugins: () => [noteBundled()] },
  plugins: [noteBundled(), release()],
});
