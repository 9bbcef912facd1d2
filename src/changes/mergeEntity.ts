import { type Area, type Sentence, say } from "../org/index.ts";
import { type AnyRecord, type ListName, keyOf } from "./lists.ts";
import { mapMentions } from "./mentions.ts";
import { mergeFields } from "./mergeFields.ts";
import { type Rebasing, addConflict, recordIn, write } from "./rebasing.ts";
import { fieldOf, same } from "./same.ts";
import type { Subject } from "./subject.ts";
import type { Workbench } from "./workbench.ts";

export function mergeEntity(to: Rebasing, subject: Subject): void {
  const { list, id } = subject;
  const [b, m] = [recordIn(to.base, subject), recordIn(to.mine, subject)];
  const lost = lostIn(to, list, id, b, m);
  if (lost !== null) {
    addConflict(to, {
      subject,
      field: lost.field,
      base: (lost.field === "record" ? b : fieldOf(b, lost.field)) ?? null,
      mine: (lost.field === "record" ? m : fieldOf(m, lost.field)) ?? null,
      theirs:
        lost.field === "record" ? lost.theirs : (fieldOf(recordIn(to.theirs, subject), lost.field) ?? null),
      says: lost.says,
    });
    return;
  }
  const mapped = (record: AnyRecord | undefined): AnyRecord | undefined =>
    record === undefined ? undefined : followedRecord(to, list, record);
  const [base, mine] = [mapped(b), mapped(m)];
  const key = base ?? mine;
  const target: Subject = { list, id: key === undefined ? id : keyOf(key) };
  const theirs = recordIn(to.theirs, target);
  const isOut = (bench: Workbench, at: string): boolean => list === "people" && bench.outside.has(at);
  if (base === undefined || mine === undefined || theirs === undefined) {
    mergePresence(to, target, { base, mine, theirs }, isOut(to.mine, id));
    return;
  }
  const said = list === "areas" ? ownedAlike(to, base as Area, mine as Area, theirs as Area) : mine;
  const { merged, clashes } = mergeFields(base, said, theirs);
  for (const clash of clashes) addConflict(to, { subject: target, ...clash });
  const moved = isOut(to.mine, id) !== isOut(to.base, id);
  write(to.result, target, merged, moved ? isOut(to.mine, id) : isOut(to.theirs, target.id));
}

/** Mine with the owners of theirs where both sides made the same ones owners, each from a day of its own. */
function ownedAlike({ theirs: { today } }: Rebasing, base: Area, mine: Area, theirs: Area): Area {
  if (same(theirs.owners, base.owners)) return mine;
  const lasting = ({ owners }: Area): object[] =>
    owners
      .filter(({ to }) => to === undefined || to > today)
      .map(({ from, ...owner }) => (from === undefined || from <= today ? owner : { ...owner, from }));
  const owners = lasting(theirs);
  return owners.length > 0 && same(lasting(mine), owners) ? { ...mine, owners: theirs.owners } : mine;
}

/** One of the three has no such record: what only one side made or took away holds, else it is a conflict. */
function mergePresence(
  to: Rebasing,
  subject: Subject,
  { base, mine, theirs }: Readonly<Record<"base" | "mine" | "theirs", AnyRecord | undefined>>,
  isOutside: boolean,
): void {
  if (same(mine, theirs)) return;
  if (same(theirs, base)) {
    write(to.result, subject, mine, isOutside);
    return;
  }
  if (same(mine, base)) return;
  const says =
    mine === undefined
      ? say(["record"])`${to.nameOf(subject)} would be taken away and was changed meanwhile.`
      : theirs === undefined
        ? say(["record"])`${to.nameOf(subject)} would be changed and is not there any more.`
        : say(["record"])`${to.nameOf(subject)} would be made and was made meanwhile, otherwise.`;
  const values = { base: base ?? null, mine: mine ?? null, theirs: theirs ?? null };
  addConflict(to, { subject, field: "record", ...values, says });
}

/** Why a record of mine has no place in their state: what it is about, or names anew, is gone or became several. */
function lostIn(
  to: Rebasing,
  list: ListName,
  id: string,
  base: AnyRecord | undefined,
  mine: AnyRecord | undefined,
): { readonly field: string; readonly theirs: unknown; readonly says: Sentence } | null {
  const subject = { list, id };
  if (list === "redirects" || mine === undefined) return null;
  if (list === "people" || list === "areas") {
    const kind = list === "people" ? "person" : "area";
    const ids = base === undefined ? [id] : to.here(kind, id);
    // Both sides took them away: the fields say whether in the same way.
    const isEnded = list === "people" && to.mine.outside.has(id) && to.theirs.outside.has(id);
    if (ids.length !== 1 && !isEnded && !(list === "areas" && fieldOf(mine, "status") === "retired"))
      return { field: "record", theirs: ids, says: lostWords(to, subject, subject, ids) };
  }
  if (list === "areas") {
    const had = new Set((base as Area | undefined)?.owners.map((owner) => owner.personId) ?? []);
    const gone = (mine as Area).owners.find(
      ({ personId }) => !had.has(personId) && to.here("person", personId)[0] !== personId,
    );
    if (gone !== undefined)
      return {
        field: "owners",
        theirs: [],
        says: say([
          "area.owners",
        ])`${to.nameOf({ list: "people", id: gone.personId })} would own ${to.nameOf(subject)} and is not there any more.`,
      };
  }
  const named: { readonly subject: Subject; readonly ids: readonly string[] }[] = [];
  const old = new Set<string>();
  if (base !== undefined && list !== "assignments")
    mapMentions(base, (kind, one) => (old.add(`${kind} ${one}`), one));
  const isEnded =
    list === "assignments" &&
    fieldOf(mine, "to") !== undefined &&
    to.mine.outside.has(String(fieldOf(mine, "personId")));
  if (isEnded || to.mine.outside.has(id)) return null;
  mapMentions(mine, (kind, one) => {
    if (old.has(`${kind} ${one}`) || (kind !== "person" && kind !== "area")) return one;
    const ids = to.here(kind, one);
    if (ids.length !== 1)
      named.push({ subject: { list: kind === "person" ? "people" : "areas", id: one }, ids });
    return one;
  });
  const [first] = named;
  if (first === undefined) return null;
  return { field: "record", theirs: first.ids, says: lostWords(to, subject, first.subject, first.ids) };
}

function lostWords(to: Rebasing, subject: Subject, gone: Subject, ids: readonly string[]): Sentence {
  const lead =
    subject === gone
      ? say([])`${to.nameOf(subject)} would be changed`
      : say([])`${to.nameOf(subject)} would name ${to.nameOf(gone)}`;
  if (ids.length === 0) {
    const hasLeft = gone.list === "people" && to.theirs.outside.has(gone.id);
    const what = hasLeft ? "left meanwhile" : "is not there any more";
    return subject === gone
      ? say(["record"])`${lead} and ${what}.`
      : say(["record"])`${lead}; ${to.nameOf(gone)} ${what}.`;
  }
  const names = ids.map((id) => to.nameOf({ list: gone.list, id }));
  const parts = names.map((name) => (typeof name === "string" ? name : name.name)).join(", ");
  return say(["record"])`${lead}; it became ${parts}: say which.`;
}

/** The record with ids as they lead today; each step is noted. */
function followedRecord(to: Rebasing, list: ListName, record: AnyRecord): AnyRecord {
  const lead = (kind: "person" | "area", id: string): string => {
    const [next = id, ...others] = to.here(kind, id);
    if (next === id || others.length > 0) return id;
    noteFollowed(to, kind, id, next);
    return next;
  };
  const mapped = mapMentions(record, (kind, id) =>
    kind === "person" || kind === "area" ? lead(kind, id) : id,
  );
  if (list !== "people" && list !== "areas") return mapped;
  const id = keyOf(record);
  const next = lead(list === "people" ? "person" : "area", id);
  return next === id ? mapped : ({ ...mapped, id: next } as AnyRecord);
}

function noteFollowed(to: Rebasing, kind: "person" | "area", fromId: string, toId: string): void {
  const key = JSON.stringify([kind, fromId]);
  if (to.followed.has(key)) return;
  to.followed.set(key, { kind, fromId, toId });
  const list = kind === "person" ? "people" : "areas";
  to.notices.push({
    subject: { list, id: fromId },
    says: say([
      "id",
    ])`${to.nameOf({ list, id: fromId })} is not there any more; the changes go to ${to.nameOf({ list, id: toId })}.`,
  });
}
