import type { Org } from "../org/index.ts";
import { group, type Drawing } from "./command.ts";
import { disciplineLooks, type DisciplineLooks } from "./disciplines.ts";
import { layoutIcicle, type IcicleLayout } from "./layoutIcicle.ts";
import { layoutLegend } from "./legend.ts";
import { counted, personLabel, type Names } from "./wording.ts";

export interface IcicleOptions {
  /** px; default 1248. */
  readonly width?: number;
  /** Height of the blocks without the legend, px; default 440. */
  readonly height?: number;
  readonly names?: Names;
}

/**
 * Everybody on one picture: rows are levels, a block is a person, as wide as the people without reports below it,
 * coloured by discipline. Further trees stand beside the first with a gap. The table counts people per discipline.
 * O(people).
 * @returns a drawing of `width` × (`height` + legend) px; an empty org gives one without blocks.
 * @example drawIcicle(org, { names: "hidden" }).table.columns[0] // "Discipline"
 */
export function drawIcicle(org: Org, options: IcicleOptions = {}): Drawing {
  const { width = 1248, height = 440, names = "shown" } = options;
  const looks = disciplineLooks(org);
  const icicle = layoutIcicle({
    width,
    height,
    lines: org.lines,
    hue: Uint8Array.from(org.disciplineOf, (discipline) => looks.of(discipline).hue),
    vacant: Uint8Array.from(org.people, (person) => (person.vacant || person.placeholder === true ? 1 : 0)),
    label: (person) => personLabel(org, person, looks, names),
    letter: (person) => looks.of(org.disciplineOf[person]!).letter,
  });
  const legend = layoutLegend(looks.bySize.map(looks.of), width);
  return {
    width,
    height: height + 12 + legend.height,
    commands: [...icicle.commands, group({ x: 0, y: height + 12 }, legend.commands)],
    title: titleOf(org),
    caption: captionOf(org, icicle),
    table: tableOf(org, looks),
  };
}

const countPeople = (org: Org): number => org.people.filter((person) => person.placeholder !== true).length;

function titleOf(org: Org): string {
  const levels = Math.max(0, org.lines.levelStart.length - 1);
  const trees = org.lines.rootCount;
  const people = counted(countPeople(org), "person", "people");
  if (!org.records.linesKnown) return `${people}; who reports to whom is not known`;
  return `${people} on ${counted(levels, "level", "levels")}${trees > 1 ? `, in ${trees} separate trees` : ""}`;
}

function captionOf(org: Org, { merged, below }: IcicleLayout): string {
  const vacancies = org.people.filter((person) => person.vacant && person.placeholder !== true).length;
  const placeholders = org.people.filter((person) => person.placeholder === true).length;
  const place = org.records.linesKnown
    ? ", under their manager and as wide as the people without reports below"
    : "";
  const sentences = [`Each block is a person${place}; letters stand for disciplines.`];
  if (vacancies > 0) sentences.push(`Dashed: ${counted(vacancies, "vacancy", "vacancies")}, counted.`);
  if (placeholders > 0)
    sentences.push(
      `Dashed too: ${counted(placeholders, "manager", "managers")} named by reports but not listed, not counted.`,
    );
  if (merged.people > 0)
    sentences.push(
      `${merged.people} people are narrower than 2 px and drawn together in ${merged.blocks} blocks, coloured by the most frequent discipline; the counts are exact.`,
    );
  if (below > 0) sentences.push(`${counted(below, "person", "people")} on deeper levels are not drawn.`);
  return sentences.join(" ");
}

function tableOf(org: Org, looks: DisciplineLooks): Drawing["table"] {
  const managers = new Int32Array(org.disciplines.length + 1);
  org.people.forEach((person, p) => {
    if (person.placeholder !== true && org.lines.childCount[p]! > 0) managers[org.disciplineOf[p]! + 1]!++;
  });
  return {
    caption: "People by discipline, vacancies included",
    columns: ["Discipline", "Letter", "People", "Of them with reports"],
    rows: looks.bySize.map((d) => {
      const { name, letter, people } = looks.of(d);
      return [name, letter, people, managers[d + 1]!];
    }),
  };
}
