import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { lettersOf } from "../../src/announce/index.ts";
import { applyChanges } from "../../src/changes/index.ts";
import { DEFAULT_CONFIG, ownersOf, wording, type Org, type PersonId } from "../../src/org/index.ts";
import type { PackAudience } from "../../src/web/engine/announce.ts";
import { letterFile } from "../../src/web/engine/announce/letterFiles.ts";
import { packFile } from "../../src/web/engine/announce/packs.ts";
import type { FileWords } from "../../src/web/engine/exports.ts";
import type { WaveLetters } from "../../src/web/engine/plan/waveLetters.ts";
import { draftPlan } from "../../src/usecases/draftPlan.ts";
import { orgOf } from "../orgOf.ts";

const WORDS: FileWords = {
  language: "en",
  index: "Index",
  page: "{n}",
  foot: "{day}",
  everyone: "Everyone",
  areas: "Areas",
  flow: "Flow",
  planned: "Planned",
};

/** Heads of three disciplines, and in each area some of each; names, titles and ids that nothing else holds. */
function company(areas: number, engineers: number): Org {
  const teams = Array.from({ length: areas }, (_, a) => ({
    engineers: Array.from({ length: engineers + (a % 3) }, (_e, e) => `xe${a}q${e}`),
    others: [`xp${a}q`, `xd${a}q`],
  }));
  const under = (head: string, people: readonly string[], discipline: string): string =>
    `${head} > ${people.map((id) => `${id}/${discipline}`).join(", ")}`;
  const lines = [
    "xceoq/executive > xvpeq/engineering, xvppq/product, xhodq/design",
    under(
      "xvpeq",
      teams.flatMap((team) => team.engineers),
      "engineering",
    ),
    under(
      "xvppq",
      teams.map((team) => team.others[0] ?? ""),
      "product",
    ),
    under(
      "xhodq",
      teams.map((team) => team.others[1] ?? ""),
      "design",
    ),
  ].join("; ");
  const work = teams
    .map((team, a) => `area${a}: ${[...team.engineers, ...team.others].join(", ")}`)
    .join("; ");
  const ids = [...lines.matchAll(/x\w+q\d*/g)].map(([id]) => id);
  const people = Object.fromEntries(
    ids.map((id) => [
      id,
      {
        name: `Name-${id}`,
        title: `Title-${id}`,
        location: `Town-${id.length % 2}`,
        ...(id.startsWith("xp") ? { canOwn: true, level: 6 } : {}),
      },
    ]),
  );
  return orgOf(`${lines}\n${work}`, { people });
}

/** The first wave of a plan for the company, with its letters. */
function firstWave(org: Org): WaveLetters {
  const planned = draftPlan(org, DEFAULT_CONFIG, { work: 3_000 });
  if (!planned.ok) throw new Error(wording(planned.refusal.message));
  const { plan, alternatives } = planned.drafted;
  const wave = plan.waves[0]!;
  const applied = applyChanges(org, wave.changeSet.changes as never);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  const consultations = [{ location: "Town-0", state: "open" as const }];
  const letters = lettersOf({
    before: org,
    after: applied.org,
    day: wave.changeSet.effectiveOn,
    reasons: new Map(plan.reasons.map((one) => [one.personId as string, [one.sentence]])),
    settings: {},
    consultations,
  });
  return {
    number: wave.number,
    letters,
    step: { before: org, after: applied.org, changeSet: wave.changeSet },
    opened: {
      plan,
      org,
      config: DEFAULT_CONFIG,
      kept: { letters: {}, canUndo: false, canRedo: false },
      isStale: false,
      stored: { scenario: { name: "One owner each", consultations } },
      drafted: () => planned.drafted,
      target: () => alternatives.sto,
    },
  } as unknown as WaveLetters;
}

function textsOf(wave: WaveLetters, audience: PackAudience): Record<string, string> {
  const { bytes } = packFile(wave, audience, { name: "Acme", problems: [], words: WORDS });
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, one]) => [path, strFromU8(one, true)]),
  );
}

/** Which of the words stand in any file. */
const found = (words: readonly string[], files: Record<string, string>): string[] => {
  const all = Object.values(files).join("\n");
  return words.filter((word) => all.includes(word));
};

describe.each([
  [3, 3],
  [6, 7],
])("a company of %i areas with %i engineers or some more", (areas, engineers) => {
  const org = company(areas, engineers);
  const wave = firstWave(org);
  const words = org.people.flatMap(({ id, name, title = "" }) => [id as string, name, title]);
  const target = wave.opened.target();
  const managerIn = (one: Org, id: PersonId) => one.people[one.personIndexById.get(id)!]!.managerId;
  const movers = org.people.filter(
    ({ id }, p) =>
      managerIn(org, id) !== managerIn(target, id) &&
      org.lines.childCount[p] === 0 &&
      !org.areas.some((_, area) => ownersOf(org, area).includes(p)),
  );

  test.each(["council", "all-hands"] as const)(
    "the pack for %s names nobody, by name, title or id",
    (audience) => {
      expect(found(words, textsOf(wave, audience))).toEqual([]);
    },
  );

  test("the pack for managers names nobody who would move", () => {
    expect(movers.length).toBeGreaterThan(2);
    const hidden = movers.flatMap(({ name, title = "" }) => [name, title]);
    expect(found(hidden, textsOf(wave, "managers"))).toEqual([]);
    expect(found(hidden, textsOf(wave, "deciders")).length).toBeGreaterThan(0);
  });

  test("a letter names its reader, managers and owners, and no other mover", () => {
    const { personId } = wave.letters.find(({ toldWith }) => toldWith !== null)!;
    const own = org.people[org.personIndexById.get(personId)!]!.name;
    const text = strFromU8(letterFile(wave, personId, "html", WORDS).bytes);
    expect(text).toContain(own);
    const owners = target.areas.flatMap((_, area) =>
      ownersOf(target, area).map((p) => target.people[p]!.name),
    );
    const others = movers.map(({ name }) => name).filter((name) => name !== own && !owners.includes(name));
    expect(others.filter((name) => text.includes(name))).toEqual([]);
  });

  test("the same wave gives the same bytes", () => {
    const bytes = (): Uint8Array =>
      packFile(wave, "deciders", { name: "Acme", problems: [], words: WORDS }).bytes;
    expect(bytes()).toEqual(bytes());
  });
});
