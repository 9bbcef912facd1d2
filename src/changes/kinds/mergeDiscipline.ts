import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { disciplineIn, leaveRedirect, putPerson } from "../workbench.ts";

/** A discipline becomes part of another: its people and the areas that need it follow, its names stay known. O(people). */
export const mergeDiscipline: ChangeKind<"merge-discipline"> = {
  kind: "merge-discipline",
  apply(bench, { fromId, into }) {
    const from = disciplineIn(bench, fromId);
    const target = disciplineIn(bench, into);
    if (from === undefined || target === undefined)
      return say(["discipline.id"])`There is no discipline ${from === undefined ? fromId : into} to merge.`;
    if (fromId === into) return say(["discipline.id"])`${from.name} cannot be merged with itself.`;
    for (const person of bench.people.values())
      if (person.discipline === fromId) putPerson(bench, { ...person, discipline: into });
    for (const area of bench.areas.values()) {
      if (area.requiredDisciplines?.includes(fromId) !== true) continue;
      const needed = area.requiredDisciplines.map((id) => (id === fromId ? into : id));
      bench.areas.set({ ...area, requiredDisciplines: [...new Set(needed)] });
    }
    const known = new Set([...(target.aliases ?? []), from.name, ...(from.aliases ?? [])]);
    known.delete(target.name);
    bench.disciplines.remove(fromId);
    bench.disciplines.set({ ...target, ...(known.size === 0 ? {} : { aliases: [...known] }) });
    leaveRedirect(bench, { kind: "discipline", fromId, toIds: [into], on: bench.today });
    return null;
  },
  describe: ({ fromId, into }, names) =>
    say(["discipline.id"])`${names.discipline(fromId)} becomes part of ${names.discipline(into)}.`,
};
