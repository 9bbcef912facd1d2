import { strToU8 } from "fflate";
import { formatLetter, letterBlocks, letterPage, type Letter } from "../../../announce/index.ts";
import { textPages, type FooterWords } from "../../../draw/index.ts";
import type { LetterForm } from "../announce.ts";
import type { FileWords } from "../exports.ts";
import { pdfFile, textFile, zipFiles } from "../exports/pack.ts";
import { fileWord } from "../exports/subjects.ts";
import { isOpen } from "../plan/announceView.ts";
import type { MadeFile } from "../plan/exportLetters.ts";
import { named } from "../plan/planView.ts";
import type { WaveLetters } from "../plan/waveLetters.ts";

/**
 * Letters of a wave. To be sent are those without a lock; a locked one comes for review alone, in a folder of that
 * name, and says at its head that it is a proposal.
 */
export function lettersFile(
  wave: WaveLetters,
  which: "to-send" | "for-review",
  form: LetterForm,
  words: FileWords,
): MadeFile {
  const chosen = which === "to-send" ? wave.letters.filter(isOpen) : wave.letters;
  const name = `letters-wave-${wave.number}-${which}`;
  if (form === "pdf") return pdfLetters(wave, chosen, name, words);
  const files = chosen.map((letter) => {
    const folder = isOpen(letter) ? "letters" : "proposals-not-to-send";
    return [
      `${folder}/${letterName(wave, letter)}.${form}`,
      strToU8(letterText(wave, letter, form)),
    ] as const;
  });
  return { name: `${name}.zip`, type: "application/zip", bytes: zipFiles(Object.fromEntries(files)) };
}

/** One letter, for its reader alone. */
export function letterFile(
  wave: WaveLetters,
  personId: string,
  form: LetterForm,
  words: FileWords,
): MadeFile {
  const letter = wave.letters.find((one) => one.personId === personId);
  if (letter === undefined) throw new Error("Nothing changes for this person in this wave.");
  const name = `${isOpen(letter) ? "letter" : "proposal-not-to-send"}-${letterName(wave, letter)}`;
  if (form === "pdf") return pdfLetters(wave, [letter], name, words);
  const type = form === "md" ? "text/markdown" : "text/html";
  return textFile(`${name}.${form}`, type, letterText(wave, letter, form));
}

function letterText({ step, opened }: WaveLetters, letter: Letter, form: "md" | "html"): string {
  const format = form === "md" ? formatLetter : letterPage;
  return format(letter, step.after, opened.kept.letters);
}

/** Each letter on pages of its own, numbered by itself: a sheet of one is not a part of another's. */
function pdfLetters(
  { step, opened }: WaveLetters,
  letters: readonly Letter[],
  name: string,
  words: FileWords,
): MadeFile {
  const footer: FooterWords = {
    left: words.foot.replace("{day}", opened.plan.today),
    page: (number, of) => words.page.replace("{n}", String(number)).replace("{of}", String(of)),
  };
  const pages = letters.flatMap((letter) =>
    textPages(
      [
        {
          name: named(step.after, letter.personId).name,
          blocks: letterBlocks(letter, step.after, opened.kept.letters),
        },
      ],
      footer,
    ),
  );
  return pdfFile(name, pages, { title: name, language: "en" });
}

/** Ids are unique, names are what people look for. */
function letterName({ step }: WaveLetters, { personId }: Letter): string {
  return `${fileWord(named(step.after, personId).name)}-${fileWord(personId)}`;
}
