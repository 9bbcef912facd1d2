/**
 * The YAML folder of an organisation of 100,000 people: written, read back, and one person renamed in it. What the
 * YAML library alone takes for the same people's file stands beside it: that is what a file in a style of its own costs.
 */
import { companyOf } from "./lib/companies.mjs";
import { cpuMs, goal, printTable, record } from "./lib/harness.mjs";

const TODAY = "2026-06-01";
const { editFolder, formatNamed, parseFiles } = await import("../dist/formats/index.js");
const { parseDocument } = await import("yaml");

const rows = [];
for (const size of [1_000, 10_000, 100_000]) {
  const records = companyOf(size, "sto");
  const folder = formatNamed("folder");
  let files = [];
  const write = await cpuMs(() => (files = folder.format(records).files));
  let draft;
  const read = await cpuMs(() => (draft = parseFiles(files, { today: TODAY })));
  if (draft.people.length !== size) throw new Error(`${draft.people.length} people read back of ${size}`);
  const people = draft.people.map((person, i) => (i === 7 ? { ...person, name: "Renamed" } : person));
  let edit;
  const edited = await cpuMs(() => (edit = editFolder(files, draft, { ...draft, people })));
  if (edit.files.length !== 1) throw new Error(`${edit.files.length} files changed by one name`);
  const file = files.find(({ name }) => name.startsWith("people"));
  const text = new TextDecoder().decode(file.bytes);
  const library = await cpuMs(() => parseDocument(text, { schema: "failsafe", uniqueKeys: false }));
  const bytes = files.reduce((sum, one) => sum + one.bytes.length, 0);
  rows.push({
    people: size,
    files: files.length,
    MB: bytes / 1e6,
    "write, CPU ms": write,
    "read, CPU ms": read,
    "edit, CPU ms": edited,
    "library, CPU ms a MB": library / (file.bytes.length / 1e6),
    "ours, CPU ms a MB": read / (bytes / 1e6),
  });
}
printTable("YAML folder", rows);
const last = rows.at(-1);
record("folder", {
  rows,
  goals: [goal("100,000 people read from YAML", last["read, CPU ms"], 15_000, "ms of CPU")],
});
