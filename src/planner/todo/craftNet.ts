import { isOutOfDiscipline, missingCraftCover } from "../../metrics/index.ts";
import { NONE, type Org, type PersonId } from "../../org/index.ts";
import { leadersToday, reportsIn } from "./managerSeats.ts";
import type { CoverToName, CraftLeadToName } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";
import type { TargetLines } from "../lines/trees.ts";

/** People of a discipline in the units from which on it gets a craft lead. Our proposal. */
const CRAFT_LEAD_FROM = 12;
/** Most people one mentor, or one calibrator, is proposed for. Our proposal. */
const MENTEES_MAX = 5;
const CALIBRATED_MAX = 15;

/**
 * One lead a discipline with twelve people or more, where none is named: today's heads of it who own nothing and lose
 * reports, in the order of the tree.
 */
export function craftLeadsOf(question: Question, lines: TargetLines): CraftLeadToName[] {
  const { org, members } = question;
  const people = new Map<string, number>();
  for (const p of members.people) {
    const { discipline, vacant } = org.people[p]!;
    if (discipline !== undefined && !vacant) people.set(discipline, (people.get(discipline) ?? 0) + 1);
  }
  const owners = new Set(lines.owner);
  const after = reportsIn(lines);
  const heads = leadersToday(question).filter((p) => !owners.has(p) && after[p]! < org.lines.childCount[p]!);
  return [...people]
    .filter(([discipline, count]) => count >= CRAFT_LEAD_FROM && !hasLead(org, discipline))
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([discipline, count]) => ({
      discipline,
      people: count,
      candidates: heads.filter((p) => org.people[p]!.discipline === discipline).map((p) => org.people[p]!.id),
    }));
}

function hasLead({ disciplines, personIndexById }: Org, id: string): boolean {
  const lead = disciplines.find((one) => one.id === id)?.leadId;
  return lead !== undefined && personIndexById.has(lead);
}

/**
 * Who, owners too, would be managed outside their discipline without cover, and whom they could get as mentor and as calibrator: of
 * their discipline, at work, owning nothing, not their own manager; a calibrator at their level or above. The first
 * in the order of the tree with room: nobody is ranked, and people choose. O(people × those of a discipline).
 */
export function coverToName(question: Question, lines: TargetLines, target: Org): CoverToName[] {
  const { org, members, levels, settings } = question;
  const owners = new Set(lines.owner);
  const ofCraft = new Map<string, number[]>();
  org.people.forEach((person, p) => {
    if (person.discipline === undefined || person.vacant || person.placeholder === true) return;
    if (person.status !== "active" || person.endOn !== undefined || owners.has(p)) return;
    const list = ofCraft.get(person.discipline);
    if (list === undefined) ofCraft.set(person.discipline, [p]);
    else list.push(p);
  });
  const mentees = new Int32Array(org.people.length);
  const calibrated = new Int32Array(org.people.length);
  const pick = (load: Int32Array, max: number, p: number, isFit: (q: number) => boolean): PersonId | null => {
    const list = ofCraft.get(org.people[p]!.discipline ?? "") ?? [];
    const found = list.find((q) => q !== p && q !== lines.manager[p] && load[q]! < max && isFit(q));
    if (found === undefined) return null;
    load[found]!++;
    return org.people[found]!.id;
  };
  return Array.from(members.people).flatMap((p): CoverToName[] => {
    const there = target.personIndexById.get(org.people[p]!.id) ?? NONE;
    const boss = there === NONE ? NONE : target.lines.parent[there]!;
    if (org.people[p]!.vacant || boss === NONE) return [];
    if (!isOutOfDiscipline(target, there, boss, settings.executiveDisciplines)) return [];
    const missing = missingCraftCover(target, there);
    const lacks = (word: string): boolean => missing.some((one) => one.startsWith(word));
    if (missing.length === 0) return [];
    return [
      {
        personId: org.people[p]!.id,
        ladder: lacks("ladder"),
        mentor: lacks("mentor") ? { proposed: pick(mentees, MENTEES_MAX, p, () => true) } : null,
        calibrator: lacks("calibrator")
          ? {
              proposed: pick(calibrated, CALIBRATED_MAX, p, (q) => levels.level[q]! >= levels.level[p]!),
            }
          : null,
      },
    ];
  });
}
