import { coverageOf } from "../../metrics/index.ts";
import { group, say, type Sentence } from "../../org/index.ts";
import type { Told } from "./told.ts";
import { areas } from "./words.ts";

/** From so many people on two units count as one team of today. */
const SHARED_TEAM_MIN = 3;

export function noUnits({ units }: Told): Sentence[] {
  return units.length > 0
    ? []
    : [
        say([
          "assignment",
          "area.kind",
        ])`No area of kind product or platform has one full-time person of its own: nothing changes.`,
      ];
}

/** Units too few of whose people are confirmed to judge: what the plan does there rests on part of the rows. */
export function thinUnits({ question }: Told): Sentence[] {
  const { org, members, settings } = question;
  const thin = Array.from(members.units).filter((area) => {
    const coverage = coverageOf(org, area);
    return coverage !== null && coverage + 1e-9 < settings.coverageMin;
  });
  if (thin.length === 0) return [];
  return [
    say([
      "assignment",
    ])`In ${areas(thin.map((area) => org.areas[area]!.name))} under ${Math.round(settings.coverageMin * 100)} % of the people are confirmed: the plan there, and the comparison, rest on part of the rows.`,
  ];
}

/** Units without units below them that stay under the usual size: a separate owner for so few is a price. */
export function smallUnits({ question, units }: Told): Sentence[] {
  const min = question.settings.smallUnit;
  const isInner = new Set(question.members.parentUnit);
  const small = units.filter((unit, u) => !isInner.has(u) && unit.people < min);
  if (small.length === 0) return [];
  return [
    say([
      "assignment",
    ])`${areas(small.map((unit) => unit.name))} ${small.length === 1 ? "holds" : "hold"} fewer than ${min} people in the plan, the owner included: joining ${small.length === 1 ? "it" : "them"} with another area is not planned here.`,
  ];
}

/** Pairs of units of which today most people of the smaller work in both. */
export function sharedTeams({ question, units }: Told): Sentence[] {
  const { members } = question;
  const size = new Int32Array(units.length);
  const both = new Map<number, number>();
  for (let i = 0; i < members.people.length; i++) {
    const [from, to] = [members.listStart[i]!, members.listStart[i + 1]!];
    for (let e = from; e < to; e++) {
      size[members.listUnit[e]!]!++;
      for (let f = e + 1; f < to; f++) {
        const [a, b] = [members.listUnit[e]!, members.listUnit[f]!].sort((x, y) => x - y);
        const pair = a! * units.length + b!;
        both.set(pair, (both.get(pair) ?? 0) + 1);
      }
    }
  }
  return [...both]
    .sort(([a], [b]) => a - b)
    .flatMap(([pair, people]): Sentence[] => {
      const [a, b] = [Math.floor(pair / units.length), pair % units.length];
      if (people < SHARED_TEAM_MIN || people * 2 <= Math.min(size[a]!, size[b]!)) return [];
      return [
        say([
          "assignment",
        ])`${group(people)} people work on both ${units[a]!.name} and ${units[b]!.name} today: the plan splits them; joining the two areas would not, and is not planned here.`,
      ];
    });
}
