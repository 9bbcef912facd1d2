import { strToU8 } from "fflate";
import { blocksPage, formatBlocks, peopleTable, type LetterBlock } from "../../../announce/index.ts";
import { drawAreas, drawFlow, drawingPages } from "../../../draw/index.ts";
import { formatCsvTable } from "../../../formats/index.ts";
import type { Problem } from "../../../org/index.ts";
import { AUDIENCE_RIGHTS } from "../../../report/index.ts";
import { checkOrg } from "../../../usecases/checkOrg.ts";
import { makeReport } from "../../../usecases/makeReport.ts";
import type { PackAudience } from "../announce.ts";
import type { FileWords } from "../exports.ts";
import { pdfFile, zipFiles } from "../exports/pack.ts";
import { fileWord } from "../exports/subjects.ts";
import { allHandsText, type MadeFile } from "../plan/exportLetters.ts";
import type { WaveLetters } from "../plan/waveLetters.ts";
import { consultationBlocks } from "./consultationBlocks.ts";
import { tellingBlocks } from "./tellingBlocks.ts";

/** A file of a pack by its path in it. */
type Files = Record<string, Uint8Array>;

/**
 * What an audience is told, as a zip: for deciders the plan with names; for a council reasons, numbers and where talks
 * stand; for managers the plan without movers and the order of telling; for everybody counts. Letters are in none: nobody sees other
 * people's. What an audience may see
 * is one table for all outputs, that of the report.
 */
export function packFile(
  wave: WaveLetters,
  audience: PackAudience,
  given: { readonly name: string; readonly problems: readonly Problem[]; readonly words: FileWords },
): MadeFile {
  const files: Files = { "report.html": strToU8(reportFor(wave, audience, given)) };
  if (audience === "deciders") addForDeciders(files, wave, given);
  if (audience === "council") addText(files, "consultations", "Consultations", consultationBlocks(wave));
  if (audience === "managers") addText(files, "order-of-telling", "Order of telling", tellingBlocks(wave));
  if (audience === "managers" || audience === "all-hands")
    files["announcement.md"] = strToU8(allHandsText(wave));
  files["read-me.txt"] = strToU8(`${AUDIENCE_RIGHTS[audience].says}\n`);
  return {
    name: `${fileWord(given.name)}-wave-${wave.number}-${audience}.zip`,
    type: "application/zip",
    bytes: zipFiles(files),
  };
}

function reportFor(
  { opened }: WaveLetters,
  audience: PackAudience,
  { name, problems }: { readonly name: string; readonly problems: readonly Problem[] },
): string {
  const { org, config } = opened;
  return makeReport({
    source: name,
    audience,
    judgement: checkOrg(org, config, { asMode: "sto" }),
    problems,
    planned: { ok: true, drafted: opened.drafted() },
  });
}

function addForDeciders(files: Files, wave: WaveLetters, { words }: { readonly words: FileWords }): void {
  const { opened } = wave;
  const target = opened.target();
  const footer = {
    left: words.foot.replace("{day}", opened.plan.today),
    page: (number: number, of: number) =>
      words.page.replace("{n}", String(number)).replace("{of}", String(of)),
  };
  const pages = drawingPages(
    [
      { name: words.flow, drawing: drawFlow(opened.org, target) },
      { name: words.planned, drawing: drawAreas(target) },
    ],
    { footer },
  );
  files["drawings.pdf"] = pdfFile("drawings", pages, { title: words.flow, language: words.language }).bytes;
  const people = peopleTable(opened.org, target);
  files["people.csv"] = strToU8(formatCsvTable(people.headings, people.rows));
  addText(files, "consultations", "Consultations", consultationBlocks(wave));
  addText(files, "order-of-telling", "Order of telling", tellingBlocks(wave));
}

function addText(files: Files, name: string, title: string, blocks: readonly LetterBlock[]): void {
  files[`${name}.md`] = strToU8(formatBlocks(blocks));
  files[`${name}.html`] = strToU8(blocksPage(blocks, title));
}
