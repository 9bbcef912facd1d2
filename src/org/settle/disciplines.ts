import type { Config } from "../config.ts";
import { OTHER_DISCIPLINE, type Discipline } from "../discipline.ts";
import { claimWords, isNamedBy, type WordClash } from "../disciplineNamed.ts";
import type { OrgDraft } from "../draft.ts";
import { disciplineId, type DisciplineId } from "../ids.ts";
import type { Problem } from "../problem.ts";
import { say, shortened } from "../sentence.ts";
import { foldText } from "./fold.ts";
import type { Forwarding } from "./redirects.ts";
import { fileOf, fileOfItem, plural, reportEach } from "./report.ts";
import { uniqueById } from "./uniqueById.ts";

/** Words that departments use for a craft. A department of another name is no evidence of one. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  engineering: [
    "software engineering",
    "software development",
    "development",
    "r&d",
    "research and development",
    "eng",
    "software",
    "product engineering",
  ],
  product: ["product management", "product managers", "pm"],
  design: ["product design", "ux", "user experience", "ux design", "design and research", "creative"],
  data: ["analytics", "data science", "data and analytics", "data engineering", "business intelligence"],
  security: ["information security", "infosec", "cybersecurity"],
  sre: ["site reliability", "site reliability engineering", "devops", "infrastructure"],
  quality: ["qa", "quality assurance", "testing"],
  support: ["customer support", "customer success", "customer service"],
  sales: ["business development", "account management"],
  marketing: ["product marketing", "growth marketing"],
  finance: ["accounting", "finance and accounting"],
  people: ["hr", "human resources", "people operations", "people ops"],
  recruiting: ["talent", "talent acquisition"],
  legal: ["compliance", "legal and compliance"],
  operations: ["ops", "business operations"],
  executive: ["executives", "leadership", "executive team", "management"],
  program: ["program management", "project management", "pmo"],
  docs: ["documentation", "technical writing"],
};

export interface DisciplinesRead {
  readonly disciplines: readonly Discipline[];
  /** The discipline a text means; `other` where it means none. */
  readonly idOf: (text: string) => DisciplineId;
  /** The discipline a text means, if it means one that is known by now. */
  readonly known: (text: string) => DisciplineId | undefined;
  readonly problems: () => Problem[];
}

/**
 * Disciplines of the org: the listed ones, or every distinct text of a discipline column, or the known words among
 * department names. Aliases of the configuration go first.
 */
export function readDisciplines(
  draft: OrgDraft,
  config: Config,
  forwardOf: (isLive: (id: string) => boolean) => Forwarding,
  file: string,
): DisciplinesRead {
  const disciplines = new Map<string, Discipline>();
  const idByWord = new Map<string, DisciplineId>();
  const isListed = draft.given.includes("disciplines");
  const open = draft.disciplineBy !== "department" && !isListed;
  // Without a list of its own, disciplines of the draft only say how the texts were written.
  const nameOf = new Map<string, string>(draft.disciplines.map((one) => [one.id, one.name]));
  const listed = uniqueById(
    isListed ? draft.disciplines : [],
    { one: "discipline", many: "disciplines" },
    disciplineId,
    fileOf(draft, "disciplines"),
    fileOfItem(draft, "disciplines"),
  );
  const claimed = claimWords(listed.items);
  for (const discipline of listed.items) disciplines.set(discipline.id, discipline);
  for (const [word, { id }] of claimed.byWord) idByWord.set(word, id);
  if (draft.disciplineBy === "department" && !isListed) {
    for (const [id, words] of Object.entries(KNOWN))
      for (const word of [id, ...words]) idByWord.set(foldText(word), disciplineId(id));
  }
  for (const [word, id] of Object.entries(config.disciplineAliases))
    idByWord.set(foldText(word), disciplineId(id));

  const forward = forwardOf((id) => idByWord.has(foldText(id)));
  const known = (text: string): DisciplineId | undefined => {
    const id = idByWord.get(foldText(text));
    if (id !== undefined || forward.size === 0) return id;
    const newId = forward.get(text);
    return newId === undefined ? undefined : (idByWord.get(foldText(newId)) ?? disciplineId(newId));
  };

  const idByText = new Map<string, DisciplineId>();
  const unknown = new Map<string, number>();
  // Neighbouring rows mostly say the same, and comparing is cheaper than hashing.
  let last: { readonly text: string; readonly id: DisciplineId } | undefined;
  const idOf = (text: string): DisciplineId => {
    if (last !== undefined && last.text === text) return last.id;
    const seen = idByText.get(text);
    if (seen !== undefined) {
      const count = unknown.get(text);
      if (count === undefined) last = { text, id: seen };
      else unknown.set(text, count + 1);
      return seen;
    }
    const id = find(text);
    idByText.set(text, id);
    if (!disciplines.has(id)) disciplines.set(id, make(id, open ? (nameOf.get(id) ?? text) : id, config));
    return id;
  };
  const find = (text: string): DisciplineId => {
    const id = known(text);
    if (id !== undefined) return id;
    if (text === OTHER_DISCIPLINE) return disciplineId(text);
    if (!open) {
      unknown.set(text, 1);
      return disciplineId(OTHER_DISCIPLINE);
    }
    const made = disciplineIdFrom(text);
    idByWord.set(foldText(text), made);
    return made;
  };
  return {
    get disciplines() {
      return [...disciplines.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    },
    idOf,
    known,
    problems: () => [
      ...listed.problems,
      ...clashProblems(claimed.clashes, fileOf(draft, "disciplines")),
      ...reportEach(
        [...unknown],
        ([text, n]) => ({
          code: "unknown-discipline",
          blocks: false,
          policy: `read as ${OTHER_DISCIPLINE}; name it under aliases in onethread.yaml`,
          message: say([
            "person.discipline",
          ])`"${text}" is no known discipline, ${plural(n, "person", "people")}.`,
          count: n,
          file,
        }),
        (rest) => ({
          code: "unknown-discipline",
          blocks: false,
          policy: `read as ${OTHER_DISCIPLINE}`,
          message: say(["person.discipline"])`${rest.length} more texts are no known discipline.`,
          count: rest.length,
          file,
        }),
      ),
    ],
  };
}

/** The id of a discipline that only people name: its text in lower case, blanks as hyphens. */
export function disciplineIdFrom(text: string): DisciplineId {
  return disciplineId(text.toLowerCase().replace(/\s+/g, "-").slice(0, 128));
}

/** Words that two disciplines of the list claim: people who are called so are of the first. */
function clashProblems(clashes: readonly WordClash[], file: string): Problem[] {
  return reportEach(
    clashes,
    ({ word, first, other }) => ({
      code: "alias-several",
      blocks: false,
      policy: `read as ${first.name}`,
      message: say([
        "discipline.aliases",
      ])`"${shortened(word)}" is a word for ${first.name} and for ${other.name}.`,
      rows: [first.row, other.row],
      count: 1,
      subjects: [first.id, other.id],
      file,
    }),
    (rest) => ({
      code: "alias-several",
      blocks: false,
      policy: "read as the first discipline that has each",
      message: say(["discipline.aliases"])`${rest.length} more words are claimed by two disciplines.`,
      rows: rest.map(({ other }) => other.row),
      count: rest.length,
      file,
    }),
  );
}

function make(id: DisciplineId, name: string, config: Config): Discipline {
  return {
    id,
    name,
    requiredInProduct: isNamedBy({ id, name }, config.requiredDisciplines),
    executive: isNamedBy({ id, name }, config.executiveDisciplines),
  };
}
