import type { TextsOf } from "../texts.ts";
import type { WORKED_EN } from "../en/worked.ts";

export const WORKED_DE: TextsOf<typeof WORKED_EN> = {
  "worked.button": "Wie das berechnet ist: {what}",
  "worked.title": "Wie das berechnet ist",
  "worked.of": "{org}, Stand {day}",
  "worked.formula": "Formel",
  "worked.letters": "Wofür die Zeichen stehen",
  "worked.symbol": "Zeichen",
  "worked.means": "Bedeutung",
  "worked.here": "Hier",
  "worked.filters": "Wer gezählt ist",
  "worked.coverage": "{percent} dieser Menschen haben eine Zeile, die jemand bestätigt hat.",
  "worked.limits": "Grenzen",
  "worked.limit": "{key}, in {unit}",
  "worked.configured": "eingestellt auf {value}",
  "worked.given": "vorgegeben {value}, {source}",
  "worked.limitsAbout":
    "Hier verschoben ändert eine Grenze nur diese Antwort. Die des Unternehmens stehen in onethread.yaml.",
  "worked.limitBack": "Wie eingestellt",
  "worked.rows": { one: "{count} Zeile", other: "{count} Zeilen" },
  "worked.rowsFirst": "Die ersten {shown} von {count} Zeilen; die Kopie hat alle.",
  "worked.row": "Zeile",
  "worked.adds": "Trägt bei",
  "worked.note": "Anmerkung",
  "worked.outOf": "{value} von {of}",
  "worked.vacant": "unbesetzte Stelle",
  "worked.underOwner": "Unter der verantwortlichen Person",
  "worked.copy": "Als CSV kopieren",
  "worked.copied": "Kopiert: {count} Zeilen.",
  "worked.save": "Als CSV speichern",
  "worked.noRows": "Keine Zeile steht dahinter.",
};
