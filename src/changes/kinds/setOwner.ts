import { holdsOn, mention, say, type Ownership } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/**
 * One person becomes accountable for the area; entries of others end the same day. No line moves. A vacancy is
 * accepted as the seat of an owner to be hired, so that a target can be drawn and measured before the seat is
 * filled; the check `owner-exactly-one` fires until it is.
 */
export const setOwner: ChangeKind<"set-owner"> = {
  kind: "set-owner",
  apply(bench, { areaId, personId, acting, from, to, claimed }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to own.`;
    const person = bench.people.get(personId);
    if (person === undefined)
      return say(["area.owners"])`${area.name} would be owned by ${personId}, who is not in the org.`;
    if (person.placeholder === true)
      return say([
        "area.owners",
      ])`${area.name} cannot be owned by ${mention(person)}, who is only a placeholder of the file.`;
    if (area.status === "retired") return say(["area.status"])`${area.name} is retired: nobody can own it.`;
    const day = from ?? bench.today;
    const known = area.owners.find((owner) => owner.personId === personId && holdsOn(owner, day));
    // Somebody new owns it from that day on, not since ever: the one before would have owned it beside them.
    const start = known === undefined ? day : (from ?? known.from);
    if (to !== undefined && start !== undefined && to <= start)
      return say([
        "area.owners",
      ])`${mention(person)} would own ${area.name} until ${to}, which is not after ${start}, when that begins.`;
    const entry: Ownership = {
      personId,
      ...(acting === true ? { acting } : {}),
      ...(start === undefined ? {} : { from: start }),
      ...(to === undefined ? {} : { to }),
      ...(claimed === undefined ? {} : { claimed }),
    };
    const kept = area.owners
      .filter((owner) => owner !== known)
      .flatMap((owner): Ownership[] => {
        if (!holdsOn(owner, day)) return [owner];
        return owner.from !== undefined && owner.from >= day ? [] : [{ ...owner, to: day }];
      });
    bench.areas.set({ ...area, owners: [...kept, entry] });
    return null;
  },
  describe: ({ areaId, personId, acting }, names) =>
    say([
      "area.owners",
    ])`${names.person(personId)} ${acting === true ? "acts as owner of" : "owns"} ${names.area(areaId)}.`,
};
