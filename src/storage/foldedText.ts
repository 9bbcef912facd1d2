const SPECIAL: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  Ø: "O",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  đ: "d",
  Đ: "D",
  ł: "l",
  Ł: "L",
  ð: "d",
};
const DOUBLED: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };

/** A text without accents, and where each of its signs begins in the text as it was written. */
export interface FoldedText {
  readonly text: string;
  readonly beginOf: (at: number) => number;
}

export function folded(text: string): FoldedText {
  if (!/[^\p{ASCII}]/u.test(text)) return { text, beginOf: (at) => at };
  const begins: number[] = [];
  let plain = "";
  let at = 0;
  for (const sign of text) {
    const base = SPECIAL[sign] ?? sign.normalize("NFD").replace(/\p{M}/gu, "");
    for (let i = 0; i < base.length; i++) begins.push(at);
    plain += base;
    at += sign.length;
  }
  return { text: plain, beginOf: (place) => begins[place] ?? text.length };
}

/** A word as it may be written without accents: "Ünal" is "Unal" or "Uenal". */
export function plainForms(word: string): string[] {
  const whole = word.normalize("NFC");
  const doubled = whole.replace(/[äöüåø]/giu, (letter) => {
    const two = DOUBLED[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? two : two.charAt(0).toUpperCase() + two.slice(1);
  });
  return [...new Set([folded(whole).text, folded(doubled).text])];
}
