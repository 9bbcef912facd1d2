import { peopleTable } from "../../../announce/index.ts";
import {
  captioned,
  drawingPages,
  formatSvg,
  type FooterWords,
  type NamedDrawing,
} from "../../../draw/index.ts";
import { formatCsvTable, formatTableWorkbook } from "../../../formats/index.ts";
import { liveChangeSets } from "../../../history/index.ts";
import type { EngineContext } from "../context.ts";
import type { ExportsEngine, FileWords } from "../exports.ts";
import { tellDrawing } from "../picture.ts";
import { drawArea, drawWanted } from "./drawings.ts";
import { pdfFile, pptxFile, textFile } from "./pack.ts";
import { fileWord, peopledAreas, subjectsOf, type Subjects } from "./subjects.ts";

/** Files of drawings and tables; loaded when the first is asked for. */
export function createExportsDesk(context: EngineContext): ExportsEngine {
  const open = (at: Parameters<ExportsEngine["exportsOf"]>[0]): Promise<Subjects> => subjectsOf(context, at);
  return {
    exportsOf: async (at) => {
      const { name, org, opened } = await open(at);
      return {
        name,
        asOf: org.today,
        people: org.people.length,
        areas: peopledAreas(org),
        scenario:
          opened === null
            ? null
            : { name: opened.scenario.name, hasPlan: opened.scenario.plan !== undefined },
      };
    },
    drawingFor: async (at, wanted) => {
      const drawing = captioned(drawWanted(await open(at), wanted));
      return tellDrawing(drawing, (one) => formatSvg(one, { colors: "fixed" }));
    },
    exportDrawing: async (at, wanted, as, words) => {
      const subjects = await open(at);
      const drawing = drawWanted(subjects, wanted);
      const pages = drawingPages([{ name: drawing.title, drawing }], { footer: footerOf(subjects, words) });
      const name = `${fileWord(subjects.name)}-${wanted.kind}`;
      return as === "pdf"
        ? pdfFile(name, pages, { title: drawing.title, language: words.language })
        : pptxFile(name, pages, drawing.title);
    },
    exportBook: async (at, names, words) => {
      const subjects = await open(at);
      const { org, after } = subjects;
      const drawings: NamedDrawing[] = [
        { name: words.everyone, drawing: drawWanted(subjects, { kind: "everyone", names }) },
        { name: words.areas, drawing: drawWanted(subjects, { kind: "areas", names }) },
        ...(after === null
          ? []
          : [
              { name: words.flow, drawing: drawWanted(subjects, { kind: "flow", names }) },
              { name: words.planned, drawing: drawWanted(subjects, { kind: "planned", names }) },
            ]),
        ...peopledAreas(org).map(({ id, name }) => ({ name, drawing: drawArea(org, id, names) })),
      ];
      const pages = drawingPages(drawings, { index: words.index, footer: footerOf(subjects, words) });
      return pdfFile(fileWord(subjects.name), pages, { title: subjects.name, language: words.language });
    },
    exportPeople: async (at, as) => {
      const { name, org, after } = await open(at);
      const { headings, rows } = peopleTable(org, after);
      const file = `${fileWord(name)}-people`;
      if (as === "csv") return textFile(`${file}.csv`, "text/csv", formatCsvTable(headings, rows));
      return {
        name: `${file}.xlsx`,
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: formatTableWorkbook("people", headings, rows) as Uint8Array<ArrayBuffer>,
      };
    },
    exportPlan: async (at) => {
      const { name, opened } = await open(at);
      const plan = opened?.scenario.plan;
      const file = plan?.files[plan.place];
      if (file === undefined) throw new Error("No plan is kept with this scenario: it was made by hand.");
      return textFile(`${fileWord(name)}-plan.json`, "application/json", indented(JSON.parse(file)));
    },
    exportChanges: async (at) => {
      const { name, opened } = await open(at);
      if (opened === null) throw new Error("There is no scenario whose changes could be written.");
      const { scenario } = opened;
      const { orgId, baseRevision } = scenario;
      const changeSets = liveChangeSets(scenario);
      return textFile(
        `${fileWord(name)}-changes.json`,
        "application/json",
        indented({ schemaVersion: 1, orgId, baseRevision, scenario: scenario.name, changeSets }),
      );
    },
  };
}

const indented = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function footerOf({ name, org, opened }: Subjects, words: FileWords): FooterWords {
  const of = opened === null ? name : `${name} · ${opened.scenario.name}`;
  return {
    left: `${of} · ${words.foot.replace("{day}", org.today)}`,
    page: (number, all) => words.page.replace("{n}", String(number)).replace("{of}", String(all)),
  };
}
