import type { Org, PersonId, SheetRow } from "../../../org/index.ts";

/** A column of the people's list that no field of ours took, as a candidate for areas. */
export interface WorkColumn {
  readonly heading: string;
  /** People with a text in it. */
  readonly filled: number;
  /** Different texts. */
  readonly texts: number;
  readonly samples: readonly string[];
}

const SAMPLES = 3;
const COLUMNS_MAX = 20;

/** Columns with at least two texts, one of which at least two people share; those that most people have come first. */
export function columnsOf(org: Org): WorkColumn[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { extra, placeholder } of org.people) {
    if (extra === undefined || placeholder === true) continue;
    for (const [heading, text] of Object.entries(extra)) {
      const own = counts.get(heading) ?? new Map<string, number>();
      counts.set(heading, own);
      own.set(text, (own.get(text) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([heading, texts]) => {
      const sorted = [...texts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const filled = sorted.reduce((sum, [, count]) => sum + count, 0);
      return { heading, filled, texts: texts.size, most: sorted[0]?.[1] ?? 0, sorted };
    })
    .filter(({ texts, most }) => texts > 1 && most > 1)
    .sort((a, b) => b.filled - a.filled || a.texts - b.texts || (a.heading < b.heading ? -1 : 1))
    .slice(0, COLUMNS_MAX)
    .map(({ heading, filled, texts, sorted }) => ({
      heading,
      filled,
      texts,
      samples: sorted.slice(0, SAMPLES).map(([text]) => text),
    }));
}

/** A column as answers: whoever has a text works there. */
export function rowsOfColumn(org: Org, heading: string): SheetRow[] {
  const people = new Map<string, PersonId[]>();
  for (const { id, extra, placeholder } of org.people) {
    const text = placeholder === true ? undefined : extra?.[heading]?.trim();
    if (text === undefined || text === "") continue;
    const own = people.get(text);
    if (own === undefined) people.set(text, [id]);
    else own.push(id);
  }
  return [...people].map(([text, personIds]) => ({
    managerId: null,
    manager: "",
    kind: "team",
    personIds,
    who: "",
    titles: "",
    known: "",
    guesses: [],
    areas: [text],
    share: null,
    role: null,
    isLead: false,
    confirmed: "yes",
  }));
}
