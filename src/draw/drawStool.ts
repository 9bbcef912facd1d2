import { areaRow, type AreaRow } from "../metrics/index.ts";
import { NONE, areaIndex, holdsOn, isUnder, personIndex, reportCount, type Org } from "../org/index.ts";
import type { Drawing } from "./command.ts";
import { disciplineLooks, type DisciplineLooks } from "./disciplines.ts";
import {
  layoutStool,
  type CardInput,
  type LegInput,
  type PeopleGroup,
  type StoolInput,
} from "./layoutStool.ts";
import type { Hue } from "./palette.ts";
import { readStool, type Stool, type StoolLeg } from "./readStool.ts";
import { countWord, counted, inert, personLabel, personPhrase, type Names } from "./wording.ts";

export interface StoolOptions {
  /** Least width, px; default 748. Many legs make the drawing wider: let its container scroll. */
  readonly width?: number;
  readonly names?: Names;
}

interface Context {
  readonly org: Org;
  readonly area: number;
  readonly areaName: string;
  readonly stool: Stool;
  readonly row: AreaRow;
  readonly looks: DisciplineLooks;
  readonly names: Names;
  readonly linesKnown: boolean;
}

/**
 * An area on its legs: the first manager its people share as the bar, a leg per discipline chain with its managers,
 * the area's people as squares in a frame. Counted: everybody with a row in the area itself, of any type, once, and
 * its owners; guesses are left out and counted in the caption. The table has a row per leg.
 * @param areaId id in `org`. @throws Bug if there is no such area.
 * @returns a drawing at least `width` px wide; for an area of nobody one that says so.
 * Source of legs and shared boss: docs/glossary.md#legs. O(members × depth + people).
 * @example drawStool(org, "pay").table.rows.length // 3
 */
export function drawStool(org: Org, areaId: string, options: StoolOptions = {}): Drawing {
  const area = areaIndex(org, areaId);
  const context: Context = {
    org,
    area,
    areaName: inert(org.areas[area]!.name),
    stool: readStool(org, area),
    row: areaRow(org, area),
    looks: disciplineLooks(org),
    names: options.names ?? "shown",
    linesKnown: org.records.linesKnown,
  };
  const legs = legsOf(context);
  const { owners } = context.stool;
  const layout = layoutStool({
    width: options.width ?? 748,
    bar: barOf(context),
    legs,
    frame: {
      name: context.areaName,
      count: peopleCount(org, context.stool.people),
      note: owners.length === 0 ? "no owner named" : isVacant(context, owners) ? "owner to be hired" : "",
      isOwned: owners.length > 0 && !isVacant(context, owners),
    },
  });
  return {
    ...layout,
    title: titleOf(context, legs.length),
    caption: captionOf(context),
    table: tableOf(context, legs),
  };
}

const isVacant = ({ org }: Context, people: readonly number[]): boolean =>
  people.every((p) => org.people[p]!.vacant);

function peopleCount(org: Org, members: readonly number[]): string {
  const vacancies = members.filter((p) => org.people[p]!.vacant).length;
  const people = counted(members.length - vacancies, "person", "people");
  return vacancies === 0 ? people : `${people}, ${vacancies} vacant`;
}

function barOf(context: Context): StoolInput["bar"] {
  const { org, stool, looks, names, linesKnown, areaName } = context;
  if (stool.people.length === 0) return { words: ["Nobody is assigned to this area"], look: "dashed" };
  if (!linesKnown) return { words: ["Who reports to whom is not known"], look: "dashed" };
  if (stool.boss === NONE)
    return { words: [`No shared boss: ${countWord(stool.trees)} separate trees`], look: "dashed" };
  const boss = org.people[stool.boss]!;
  const look = boss.vacant || boss.placeholder === true ? "dashed" : "solid";
  const { name, title } = personLabel(org, stool.boss, looks, names);
  const phrases = [
    title === "" ? name : names === "shown" ? `${name}, ${title}` : `${name} (${title})`,
    name,
  ];
  const legs = stool.legs.length;
  const said =
    stool.people.length === 1
      ? [`alone in ${areaName}`]
      : stool.isInside
        ? [`in ${areaName}, and all others there are below`, "in the area, all others below"]
        : legs === 1
          ? ["the first manager all of them share"]
          : [`the first manager ${legs === 2 ? "both" : `all ${countWord(legs)}`} legs share`];
  return { words: [...phrases.flatMap((phrase) => said.map((s) => `${phrase}: ${s}`)), name], look };
}

function legsOf(context: Context): LegInput[] {
  const { org, stool, looks, linesKnown } = context;
  const legs = linesKnown ? [...stool.legs] : legsWithoutLines(stool);
  // The leg of most people first; ties by name, so that the order never depends on the input's.
  const nameOf = (leg: StoolLeg): string => legName(context, leg);
  legs.sort(
    (a, b) => b.people.length - a.people.length || byText(nameOf(a), nameOf(b)) || a.key.index - b.key.index,
  );
  return legs.map((leg): LegInput => {
    const groups = groupsOf(context, leg);
    const isPlain =
      leg.key.kind !== "area" && groups.length === 1 && groups[0]?.name === legName(context, leg);
    return {
      name: legHeading(context, leg, isPlain),
      isDrawn: linesKnown,
      count: peopleCount(org, leg.people),
      hue: leg.key.kind === "discipline" ? looks.of(leg.key.index).hue : hueOfTop(context, leg),
      cards: leg.levels.map((level) => cardsOf(context, level, leg)),
      groups,
      areGroupsNamed: !isPlain,
    };
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function legsWithoutLines({ people }: Stool): StoolLeg[] {
  return people.length === 0 ? [] : [{ key: { kind: "discipline", index: NONE }, levels: [], people }];
}

/** A leg named Product may carry engineers: then "leg" says that the name is not its people's. */
function legHeading(context: Context, leg: StoolLeg, isPlain: boolean): string {
  if (!context.linesKnown) return "Reporting lines not known";
  if (isPlain) return legName(context, leg);
  return context.stool.isInside ? "One leg" : `${legName(context, leg)} leg`;
}

function hueOfTop({ org, looks }: Context, leg: StoolLeg): Hue {
  const top = leg.levels[0]?.[0] ?? leg.people[0]!;
  return looks.of(org.disciplineOf[top]!).hue;
}

function legName({ org, looks }: Context, { key }: StoolLeg): string {
  if (key.kind === "area") return inert(org.areas[key.index]!.name);
  return looks.of(key.kind === "discipline" ? key.index : NONE).name;
}

/** The managers of a level, the one most of the leg's people are under first. */
function cardsOf({ org, looks, names }: Context, level: readonly number[], leg: StoolLeg): CardInput[] {
  const under = (manager: number): number =>
    leg.people.filter((person) => isUnder(org, person, manager)).length;
  return [...level]
    .sort((a, b) => under(b) - under(a) || a - b)
    .map((manager) => {
      const { vacant, placeholder } = org.people[manager]!;
      return {
        ...personLabel(org, manager, looks, names),
        hue: looks.of(org.disciplineOf[manager]!).hue,
        isVacant: vacant || placeholder === true,
      };
    });
}

function groupsOf({ org, stool, looks, names }: Context, leg: StoolLeg): PeopleGroup[] {
  const byDiscipline = new Map<number, number[]>();
  for (const person of leg.people) {
    const discipline = org.disciplineOf[person]!;
    byDiscipline.set(discipline, [...(byDiscipline.get(discipline) ?? []), person]);
  }
  return [...byDiscipline]
    .sort(([a, x], [b, y]) => y.length - x.length || (looks.of(a).name < looks.of(b).name ? -1 : 1))
    .map(([discipline, people]) => {
      const isOwner = (p: number): boolean => stool.owners.includes(p);
      const stateOf = (p: number): PeopleGroup["people"][number] => {
        if (org.people[p]!.vacant) return "vacancy";
        if (isOwner(p)) return "owner";
        return reportCount(org, p) > 0 ? "manager" : "person";
      };
      const order = ["owner", "manager", "person", "vacancy"];
      return {
        name: looks.of(discipline).name,
        hue: looks.of(discipline).hue,
        people: people.map(stateOf).sort((a, b) => order.indexOf(a) - order.indexOf(b)),
        owners: people
          .filter((p) => isOwner(p) && !org.people[p]!.vacant)
          .map((p) => personLabel(org, p, looks, names).name),
      };
    });
}

function titleOf(context: Context, legs: number): string {
  const { org, stool, row, looks, names, areaName, linesKnown } = context;
  if (stool.people.length === 0) return `Nobody is assigned to ${areaName}`;
  if (!linesKnown) return `Who the people of ${areaName} report to is not known`;
  if (stool.boss === NONE)
    return `${areaName} stands in ${countWord(stool.trees)} separate trees; nobody is a manager of all its people`;
  const boss = personPhrase(org, stool.boss, looks, names);
  if (stool.people.length === 1) return `${areaName} has one person, ${boss}`;
  if (stool.isInside) return `${areaName} stands on one leg: its people are all under one of them, ${boss}`;
  const height =
    row.levelsUp === null ? "" : ` ${countWord(row.levelsUp)} ${row.levelsUp === 1 ? "level" : "levels"} up,`;
  return legs === 1
    ? `${areaName} stands on one leg. Its people first meet${height} at ${boss}`
    : `${areaName} stands on ${countWord(legs)} legs. They first meet${height} at ${boss}`;
}

function captionOf(context: Context): string {
  const { org, area, stool, looks, names } = context;
  const sentences = context.linesKnown ? ["A leg is a discipline chain above the area's people."] : [];
  sentences.push(...throughSentence(context));
  if (stool.people.some((p) => !stool.owners.includes(p) && reportCount(org, p) > 0))
    sentences.push("Strong outline: has reports.");
  const owners = stool.owners.filter((p) => !org.people[p]!.vacant);
  if (owners.length > 0) {
    const isClaimed = org.areas[area]!.owners.filter((o) => holdsOn(o, org.today)).every(
      (o) => o.claimed === true,
    );
    const who = owners.map((p) => personPhrase(org, p, looks, names)).join("; ");
    const source = isClaimed ? "Read as owner from the lead rows" : "Named as owner";
    sentences.push(`Head: owner. ${source}: ${who}.`);
  }
  const [owner] = owners;
  if (owners.length === 1 && owner !== undefined && context.linesKnown && stool.people.length > 1) {
    const others = stool.people.filter((p) => p !== owner && !org.people[p]!.vacant);
    const below = others.filter((p) => isUnder(org, p, owner));
    sentences.push(
      `${below.length} of the other ${counted(others.length, "person", "people")} report to the owner, directly or through others.`,
    );
  }
  if (stool.people.some((p) => org.people[p]!.vacant)) sentences.push("Dashed square: vacancy.");
  const guesses = guessCount(org, area);
  if (guesses > 0) sentences.push(`Not drawn: ${counted(guesses, "guess", "guesses")} nobody confirmed.`);
  return sentences.join(" ");
}

/** Where one discipline lifts the shared boss, the other reading stands beside the first. */
function throughSentence({ org, row, looks, names }: Context): string[] {
  if (row.sharedBossThrough === null) return [];
  const { discipline, people, withoutIt } = row.sharedBossThrough;
  const look = looks.of(org.disciplines.findIndex((one) => one.id === discipline));
  const boss = personPhrase(org, personIndex(org, withoutIt.boss), looks, names);
  return [
    `Without ${look.name} (${counted(people.length, "person", "people")}) the shared boss would be ${boss}.`,
  ];
}

/** Rows of the area nobody confirmed; `membersOf` leaves them out. */
function guessCount(org: Org, area: number): number {
  return org.records.assignments.filter(
    (row) => row.guess !== undefined && row.areaId === org.areas[area]!.id && holdsOn(row, org.today),
  ).length;
}

function tableOf(context: Context, legs: readonly LegInput[]): Drawing["table"] {
  return {
    caption: `What ${context.areaName} stands on: ${peopleCount(context.org, context.stool.people)}`,
    columns: ["Leg", "Managers from the shared boss down", "People", "By discipline"],
    rows: legs.map((leg) => [
      leg.name,
      leg.cards
        .map((level) =>
          level.map((one) => (one.title === "" ? one.name : `${one.name}, ${one.title}`)).join(" and "),
        )
        .join("; ") || "none between",
      leg.groups.reduce((sum, one) => sum + one.people.length, 0),
      leg.groups.map((one) => `${one.name} ${one.people.length}`).join(", "),
    ]),
  };
}
