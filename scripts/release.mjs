/**
 * Makes a release folder of what Vite wrote: the service worker with its list of files, how to put it on a host, and
 * the licences of what is bundled.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

/** Packages whose code was bundled, for the page or for its workers. */
const bundled = new Set();

/** @returns a plugin of Vite that notes from which packages code comes. */
export function noteBundled() {
  return {
    name: "onethread-note-bundled",
    apply: "build",
    transform(_, id) {
      const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
      if (name !== undefined) bundled.add(name);
    },
  };
}

const README = `Onethread, the web app

Put this folder on any host that serves files: a web server, an intranet share
behind one, GitHub Pages, a bucket. Any path will do. Nothing runs on the host;
what people open stays in their browser.

- Serve it by https (or from localhost): only then do browsers let it work
  without a network after the first visit, and keep data for good.
- .js files must be served as text/javascript, .wasm as application/wasm;
  every usual web server does so.
- A new release: replace the whole folder. Who has the app open goes on with
  the old one until its last tab is closed.
- It cannot be opened as a file by a double click: browsers load no modules
  from files. To try it here:  npx onethread serve  or
  python3 -m http.server --bind 127.0.0.1

bench.html?n=10000&data=URL draws the rows of a CSV at that address and marks
when: it is for measuring. Most hosts, and onethread serve, also find it as
bench.

Licences: LICENSES.txt
`;

/** @returns a plugin of Vite that completes the folder once it is written. */
export function release() {
  let folder = "";
  return {
    name: "onethread-release",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      writeFileSync(join(folder, "README.txt"), README);
      writeFileSync(join(folder, "LICENSES.txt"), licences());
      writeFileSync(join(folder, "sw.js"), serviceWorker(folder));
    },
  };
}

/** @returns a plugin of Vite that lays the licences of what is bundled beside it. */
export function writeLicences() {
  let folder = "";
  return {
    name: "onethread-licences",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      writeFileSync(join(folder, "LICENSES.txt"), licences());
    },
  };
}

/** All files but this one and what only people read; the folder itself stands for its page. */
function serviceWorker(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join("/"))
    .filter((name) => !name.startsWith(".") && !name.endsWith(".txt") && name !== "sw.js")
    .sort();
  const hash = createHash("sha256");
  for (const name of files) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  const listed = files.map((name) => (name === "index.html" ? "./" : name));
  return readFileSync(join(ROOT, "src/web/offline/serviceWorker.js"), "utf8")
    .replace("%VERSION%", hash.digest("hex").slice(0, 16))
    .replace('"%FILES%"', () => JSON.stringify(listed, null, 2));
}

function licences() {
  const own = `Onethread\n\n${readFileSync(join(ROOT, "LICENSE"), "utf8")}`;
  return [own, ...[...bundled].sort().map(licenceOf)].join(`\n${"-".repeat(72)}\n\n`);
}

function licenceOf(name) {
  const folder = join(ROOT, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(one));
  const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8")}`;
  return `${name} ${version}: ${license}\n${text}`;
}
