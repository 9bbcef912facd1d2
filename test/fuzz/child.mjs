/**
 * Reads mutated inputs from number FROM to number TO and says on stdout, a JSON line each, what went wrong, and
 * every 500 inputs how far it is. A process of its own, so that its heap can be capped and a hang be ended.
 */
import { strFromU8, strToU8 } from "fflate";
import { convertOrg, writableFormats } from "../../dist/usecases/convertOrg.js";
import { importOrg } from "../../dist/usecases/importOrg.js";
import { seeds, TODAY } from "./corpus.mjs";
import { mutate, mutateZip } from "./mutate.mjs";
import { randomFrom } from "./random.mjs";

const SLOW_MS = 1000;
const [from, to] = process.argv.slice(2).map(Number);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const corpus = seeds();
const formats = writableFormats();

let runs = 0;
for (let number = from; number < to; number++) {
  const random = randomFrom(number);
  const seed = corpus[random(corpus.length)];
  const input = changed(seed.input, random);
  let ms = read(number, seed, input);
  // Who else uses the machine slows one run, a slow reading both.
  if (ms > SLOW_MS) ms = Math.min(ms, read(number, seed, input));
  runs++;
  if (ms > SLOW_MS) say({ number, seed: seed.name, fault: "slow", ms: Math.round(ms) });
  if (number % 100 === 99) say({ number, runs, rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20) });
}
say({ done: runs, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) });

/** Reads and writes one input. Gives back milliseconds of CPU; a real hang is ended by the parent, which counts the clock. */
function read(number, seed, input) {
  const started = process.cpuUsage();
  try {
    const { org } = importOrg({ ...input, today: TODAY });
    // What was read must be writable: in one format each time, else the writers take most of the time.
    convertOrg(org, formats[number % formats.length].name);
  } catch (error) {
    say({ number, seed: seed.name, fault: "crash", error: String(error?.stack ?? error).slice(0, 800) });
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** One part of an input changed: mostly a file, sometimes its name, the mapping or the settings. */
function changed(input, random) {
  if (input.mappingText !== undefined && random(3) === 0)
    return { ...input, mappingText: changedText(input.mappingText, random) };
  if (input.configText !== undefined && random(3) === 0)
    return { ...input, configText: changedText(input.configText, random) };
  const files = input.files.map((file) => ({ ...file }));
  const one = random(files.length);
  if (random(40) === 0) files[one].name = changedText(files[one].name, random);
  else if (files[one].name.endsWith(".xlsx")) files[one].bytes = mutateZip(files[one].bytes, random);
  else files[one].bytes = mutate(files[one].bytes, random);
  return { ...input, files };
}

function changedText(text, random) {
  return strFromU8(mutate(strToU8(text), random));
}
