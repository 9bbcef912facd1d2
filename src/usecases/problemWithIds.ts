import {
  changeWithPersonIds,
  changeWithThingIds,
  THING_LISTS,
  type NewIdOf,
  type NewThingIdOf,
} from "../changes/index.ts";
import type { Problem, Sentence } from "../org/index.ts";

/** New ids of people, and of areas and things. */
export interface NewIds {
  readonly person: NewIdOf;
  readonly thing: NewThingIdOf;
}

/** A problem with other ids for what it is about and what it offers; cells that it quotes are texts and stay. */
export function problemWithIds(problem: Problem, ids: NewIds): Problem {
  return {
    ...problem,
    subjects: problem.subjects.map((id) => subjectOf(id, ids)),
    fixes: problem.fixes.map((change) =>
      changeWithThingIds(changeWithPersonIds(change as never, ids.person), ids.thing),
    ),
    message: sentenceWith(problem.message, ids.person),
  };
}

function subjectOf(id: string, { person, thing }: NewIds): string {
  const who = person(id);
  if (who !== undefined) return who;
  for (const list of THING_LISTS) {
    const what = thing(list, id);
    if (what !== undefined) return what;
  }
  return id;
}

function sentenceWith(sentence: Sentence, newIdOf: NewIdOf): Sentence {
  return {
    ...sentence,
    parts: sentence.parts.map((part) => {
      const id = typeof part === "string" || !("person" in part) ? undefined : newIdOf(part.person);
      return id === undefined || typeof part === "string" ? part : { ...part, person: id };
    }),
  };
}
