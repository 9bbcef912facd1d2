/**
 * "Who owns X?" in a company of 100k people with 1M assets: the index of names built once, then one thing at a time,
 * by id, name, external id and address; and what is called like nothing, where suggestions are looked for.
 * `words`: names of three words as people give them. `alike`: all names differ in their digits alone.
 */
import { companyOf } from "./lib/companies.mjs";
import { cpuMs, goal, median, printTable, record } from "./lib/harness.mjs";
import { indexOrg } from "../dist/org/index.js";
import { whoOwns } from "../dist/usecases/whoOwns.js";
import { subjectIndex } from "../dist/usecases/subjectIndex.js";

const PEOPLE = 100_000;
const ASSETS = 1_000_000;
const LOOKUPS = 20_000;
const MISSES = 100;
const WORDS =
  "account ad alert api archive asset audit auth backup balance banner batch billing booking bridge browser bucket budget cache calendar campaign cart catalog chat checkout claim client cloud cluster config consent contact content coupon crawler credit currency customer dashboard data delivery deploy device discount dispatch document domain edge email engine event export feature feed file filter finance flag forecast form fraud gateway geo graph group guard image import index insight inventory invoice job journal key label ledger limit link list loader location lock log loyalty mail map market media member menu merge message meter metric mobile model monitor network note notice offer order page parser partner path payment payout payroll permit photo planner policy portal price print privacy probe product profile promo proxy push query queue quota rate reader receipt record refund region registry relay render report request review reward route rule runner sandbox scan schedule schema score search secret seller session shipping signal site sms snapshot source spool stock storage store stream subscription support survey sync table tag target tax template tenant theme ticket timer token tool trace track trade transfer trust upload user vault vendor video view visit voice volume wallet warehouse watch web webhook widget worker".split(
    " ",
  );

const word = (n) => WORDS[((n % WORDS.length) + WORDS.length) % WORDS.length];
/** Every i another name: the three words count in the base of the list. */
const wordsName = (i) => {
  const at = (i * 7919) % WORDS.length ** 3;
  return `${word(at)}-${word(Math.floor(at / WORDS.length))}-${word(Math.floor(at / WORDS.length ** 2))}`;
};
const alikeName = (i) => `service-${String((i * 7919) % ASSETS).padStart(7, "0")}`;

const people = companyOf(PEOPLE, "sto");
const areas = people.areas.length - 1;

function orgOf(nameOf) {
  const assets = Array.from({ length: ASSETS }, (_, i) => ({
    id: `as-${String(i).padStart(7, "0")}`,
    name: nameOf(i),
    kind: "repo",
    tier: 3,
    areaId: `area${i % areas}`,
    externalIds: { github: `acme/${nameOf(i)}` },
  }));
  return indexOrg({ ...people, assets }, [], "2026-06-01");
}

/** One letter lost, one twice, or two swapped: never the name of another. */
function mistyped(name, i) {
  const at = 3 + (i % (name.length - 5));
  if (i % 3 === 0) return `${name.slice(0, at)}${name.slice(at + 1)}x`;
  if (i % 3 === 1) return `${name.slice(0, at)}q${name.slice(at)}`;
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}z`;
}

/** Exact answers by the clock, in one go; suggestions by CPU time each, as others use the machine. */
function timed(org, texts, isNear) {
  const times = texts.map((text) => {
    const cpu = isNear ? process.cpuUsage() : undefined;
    const start = process.hrtime.bigint();
    const result = whoOwns(org, text);
    const clock = Number(process.hrtime.bigint() - start) / 1e6;
    const used = cpu === undefined ? undefined : process.cpuUsage(cpu);
    const ms = used === undefined ? clock : (used.user + used.system) / 1000;
    return { ms, answered: result.answers.length === 1, near: result.near.length };
  });
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    "median ms": median(sorted),
    "99 % ms": sorted[Math.floor(sorted.length * 0.99)],
    "slowest ms": sorted.at(-1),
    answered: times.filter(({ answered }) => answered).length,
    "with suggestions": times.filter(({ near }) => near > 0).length,
  };
}

/** The columns; texts stay in the records. */
const bytesOf = (index) => Object.values(index).reduce((sum, column) => sum + (column.byteLength ?? 0), 0);

const rows = [];
const builds = [];
for (const [names, nameOf] of Object.entries({ words: wordsName, alike: alikeName })) {
  const org = orgOf(nameOf);
  const buildMs = await cpuMs(() => void subjectIndex(org, "things"));
  const index = subjectIndex(org, "things");
  builds.push({ names, rows: index.size, "CPU ms": buildMs, MB: bytesOf(index) / 2 ** 20 });
  const some = (count, textOf) => Array.from({ length: count }, (_, k) => textOf((k * 48_271) % ASSETS, k));
  const asked = {
    id: some(LOOKUPS, (i) => `as-${String(i).padStart(7, "0")}`),
    name: some(LOOKUPS, (i) => nameOf(i).toUpperCase().replaceAll("-", " ")),
    "external id": some(LOOKUPS, (i) => `github:acme/${nameOf(i)}`),
    address: some(LOOKUPS, (i) => `https://github.com/acme/${nameOf(i)}.git`),
    "an error or two": some(MISSES, (i, k) => mistyped(nameOf(i), k)),
    "words shared": some(MISSES, (i, k) => `the ${nameOf(i).split("-").reverse().join(" ")} ${word(k)}`),
    "part of many": some(MISSES, (_, k) => word(k).slice(0, 4)),
    "like nothing": some(MISSES, (_, k) => `zq${word(k)}xjv${k}`),
  };
  for (const [how, texts] of Object.entries(asked)) {
    // Code is compiled by the first ones, which do not count.
    const isNear = texts.length === MISSES;
    timed(org, texts.slice(0, 100), isNear);
    rows.push({ names, asked: how, count: texts.length, ...timed(org, texts, isNear) });
  }
}
printTable("Index of names, built once", builds);
printTable("One question", rows);
const worst = (key, isNear) =>
  Math.max(...rows.filter((row) => (row.count === MISSES) === isNear).map((row) => row[key]));
const goals = [
  goal("who over 1M assets, median", worst("median ms", false), 1, "ms"),
  goal("suggestions over 1M assets, median", worst("median ms", true), 50, "ms"),
];
record("who", { people: PEOPLE, assets: ASSETS, builds, rows, goals });
