import { mention, NONE, say, type PersonId, type PinWish, type Sentence } from "../../org/index.ts";
import { unitName } from "../explain/explainWords.ts";
import type { Question } from "../question/question.ts";
import type { Wish, WishRefusal } from "./wishes.ts";

const peopleIn = (wish: PinWish): readonly PersonId[] =>
  wish.kind === "keep-together" ? wish.personIds : "personId" in wish ? [wish.personId] : [];

/** That somebody named is outside the plan, which would have to be made again; null where all are in it. */
export function strangerOf({ org, members }: Question, wishes: readonly PinWish[]): Sentence | null {
  for (const id of wishes.flatMap(peopleIn)) {
    const p = org.personIndexById.get(id);
    if (p !== undefined && members.at[p] !== NONE) continue;
    const who = p === undefined ? mention({ id, name: id }) : mention(org.people[p]!);
    return say([
      "assignment.areaId",
    ])`${who} is outside this plan. A plan made again with this pin brings them in.`;
  }
  return null;
}

/** Why the plan as it stands has no room for a wish that no pin forbids: a rule of the plan does, or what it closes. */
export function noRoomWords(
  question: Question,
  wishes: readonly Wish[],
  { code, wish: k }: WishRefusal,
): Sentence {
  const { org, members } = question;
  const wish = wishes[k];
  const person = wish === undefined ? NONE : "person" in wish ? wish.person : (wish.people[0] ?? NONE);
  const who =
    person === NONE ? mention({ id: "", name: "Somebody" }) : mention(org.people[members.people[person]!]!);
  const there = wish !== undefined && "unit" in wish ? unitName(question, wish.unit) : "that area";
  switch (code) {
    case "fixed-elsewhere":
      return say([
        "person.status",
        "person.discipline",
      ])`${who} is fixed in another area by a rule of the plan; a plan made again with this pin overrules it.`;
    case "kept-out":
      return isBarred(question, wish)
        ? say([
            "person.level",
            "area.owners",
          ])`In this plan ${who} would stand below an owner of a lower level in ${there}, so that it is closed to them. A plan made again with this pin may have another owner there.`
        : say([
            "pins",
          ])`${who} may not go to ${there} in this plan; a plan made again with this pin may let them.`;
    case "seat-taken":
      return say([
        "pins",
      ])`The owner of ${there} is fixed by a rule of this plan; a plan made again with this pin overrules it.`;
    case "may-not-own":
      return isBarred(question, wish)
        ? say([
            "person.level",
            "area.owners",
          ])`This plan has managers above the level of ${who} in ${there}, so that its owner's seat is closed to them. A plan made again with this pin may place these managers elsewhere.`
        : say([
            "person.canOwn",
            "person.managerId",
          ])`${who} may not own ${there} in this plan; a plan made again with this pin may let them.`;
    case "nowhere-to-go":
      return say([
        "pins",
      ])`In this plan ${who} would have no area left to go to; a plan made again with this pin looks at all of them.`;
    case "no-manager":
      return say(["person.managerId"])`${who} has no manager in the plan.`;
    case "too-many-moves":
      return say([
        "pins",
      ])`No plan with this was found that keeps the plan's cap on moves; there may be one: a plan made again with this pin looks further.`;
  }
}

/** Whether the plan itself closes the area to them, or its owner's seat. */
function isBarred({ org, members, barred }: Question, wish: Wish | undefined): boolean {
  if (wish === undefined || !("unit" in wish)) return false;
  const { id } = org.people[members.people[wish.person]!]!;
  const areaId = org.areas[members.units[wish.unit]!]!.id;
  return barred.some((one) => one.personId === id && one.areaId === areaId);
}
