import type { TextsOf } from "../texts.ts";
import type { FINDINGS_EN } from "../en/findings.ts";

export const FINDINGS_DE: TextsOf<typeof FINDINGS_EN> = {
  "findings.areas": "Bereiche",
  "findings.area": "Bereich",
  "findings.people": "Personen",
  "findings.legs": "Beine",
  "findings.levelsUp": "Ebenen hoch",
  "findings.why": "Warum nicht in einer Hand",
  "findings.single": "Bereiche mit einem Eigner",
  "findings.of": "{some} von {all}",
  "findings.plan": "Je Bereich einen Eigner planen",
  "findings.note":
    "Die meisten Ebenen zuerst, dann Beine, dann Personen. Gezählt sind feste Zuordnungen, keine Leihen und keine Beratung.",
  "findings.leg": "Ein Bein ist eine Kette von Vorgesetzten einer Disziplin über den Personen des Bereichs.",
  "findings.asTable": "Dasselbe als Tabelle",
  "findings.noArea": "Kein Bereich ist bekannt. Zuerst braucht es: wer arbeitet woran.",
};
