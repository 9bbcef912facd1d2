import { posix, relative, resolve, sep } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { noteBundled, writeLicences } from "./scripts/release.mjs";

const DIST = resolve(import.meta.dirname, "dist");
const BUNDLE = resolve(DIST, "cli/bundle");

/**
 * The command line: dist → dist/cli/bundle, few files instead of a thousand, because finding and reading each takes
 * longer than most verbs. The compiler's output is the source, so what it checked is what runs.
 */
export default defineConfig({
  root: DIST,
  publicDir: false,
  build: {
    ssr: true,
    outDir: BUNDLE,
    emptyOutDir: true,
    target: "node20",
    // Names stay for who reads the stack of `--debug`; blanks and comments cost start-up.
    minify: false,
    rolldownOptions: {
      input: {
        main: resolve(DIST, "cli/main.js"),
        // Threads stand beside the file that starts them.
        mipThread: resolve(DIST, "workers/node/mipThread.js"),
        boundThread: resolve(DIST, "workers/node/boundThread.js"),
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", comments: false },
    },
  },
  // What is native, or finds files of its own beside it, is loaded from where it is installed.
  ssr: { noExternal: true, external: ["better-sqlite3", "pg", "highs"] },
  plugins: [keepPlaces(), noteBundled(), writeLicences()],
});

/** A file that looks for others from where it stands finds them from the bundle too. */
function keepPlaces(): Plugin {
  const threads = resolve(DIST, "workers/node");
  return {
    name: "onethread-keep-places",
    transform(code, id) {
      if (!code.includes("import.meta") || !id.startsWith(DIST) || id.startsWith(threads)) return null;
      const place = relative(BUNDLE, id).split(sep).join(posix.sep);
      return code
        .replaceAll("import.meta.url", `new URL(${JSON.stringify(place)}, import.meta.url).href`)
        .replaceAll(
          "import.meta.dirname",
          `(import.meta.dirname + ${JSON.stringify(`/${posix.dirname(place)}`)})`,
        );
    },
  };
}
