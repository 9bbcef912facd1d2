import type { TextsOf } from "../texts.ts";
import type { START_EN } from "../en/start.ts";

export const START_DE: TextsOf<typeof START_EN> = {
  "start.promise": "Sehen, wem jedes Produkt gehört, und was es braucht, damit jedes einen Eigner hat.",
  "start.private": "Nichts verlässt diesen Browser.",
  "start.drop": "CSV, Excel-Datei oder Ordner hier ablegen",
  "start.choose": "Dateien wählen",
  "start.sample": "Beispiel öffnen",
  "start.sampleIs": "Die Organisation, die Sourcegraph am 15.05.2022 veröffentlicht hat; Namen ersetzt.",
  "start.reading": "{what} wird gelesen: {percent} %",
  "start.read": { one: "{count} Person gelesen", other: "{count} Personen gelesen" },
  "start.areas": { one: "{count} Bereich", other: "{count} Bereiche" },
  "start.rows": { one: "{count} Zeile, wer wo arbeitet", other: "{count} Zeilen, wer wo arbeitet" },
  "start.problems": {
    one: "{count} Art von Zeilen passt nicht",
    other: "{count} Arten von Zeilen passen nicht",
  },
  "start.keep": "Befunde zeigen",
  "start.keepAnyway": "Trotzdem weiter",
  "start.back": "Andere Dateien",
  "start.before": "Früher geöffnet",
  "start.name": "Name der Organisation",
  "start.place": "Wo",
  "start.what": "Was nicht passt",
  "start.policy": "Was getan wurde",
  "start.restored": { one: "{count} Organisation übernommen.", other: "{count} Organisationen übernommen." },
  "start.restoring": "Die Sicherung wird übernommen …",
  "start.servedPrivate": "Aufbewahrt in {address} auf diesem Rechner. Nichts verlässt ihn.",
};
