/** What is measured with: people as files, the bundled app and the peers' pages, served on loopback. */
import { execFileSync } from "node:child_process";
import { createReadStream, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { companyOf } from "../lib/companies.mjs";

/** Never a dependency of the project: installed for the length of a bench, in these versions. */
export const PEERS = ["gojs@4.0.3", "d3-org-chart@3.1.1", "d3@7.9.0"];

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".csv": "text/csv",
  ".wasm": "application/wasm",
};

/** People as the contract of the page wants them, areas with them. @returns the path of the file */
export function writePeople(folder, size) {
  const { people, areas, assignments } = companyOf(size);
  const nameOf = new Map(areas.map(({ id, name }) => [id, name]));
  const areaOf = new Map(assignments.map(({ personId, areaId }) => [personId, nameOf.get(areaId) ?? ""]));
  const rows = people.map((one) =>
    [one.id, one.managerId ?? "", one.name, one.title ?? "", one.discipline ?? "", areaOf.get(one.id) ?? ""]
      .map((cell) => cell.replaceAll(",", ""))
      .join(","),
  );
  const path = join(folder, `people-${size}.csv`);
  writeFileSync(path, `id,manager,name,title,function,area\n${rows.join("\n")}\n`);
  return path;
}

/** Installs the peers into a folder. @returns false where they cannot be had. */
export function installPeers(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  try {
    execFileSync("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", ...PEERS], {
      cwd: folder,
      stdio: "ignore",
      timeout: 120_000,
    });
    return true;
  } catch {
    return false;
  }
}

/** Serves folders by the first part of the path. @returns the address and what ends it */
export async function serve(folders) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname)).slice(1);
    const [first, ...rest] = path.split("/");
    const file = folders[first] === undefined ? "" : join(folders[first], rest.join("/") || "index.html");
    if (file === "" || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
