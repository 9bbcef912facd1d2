import type { TextsOf } from "../texts.ts";
import type { KEEP_EN } from "../en/keep.ts";

export const KEEP_DE: TextsOf<typeof KEEP_EN> = {
  "keep.backup": "Mit Verlauf sichern",
  "keep.backupOf": "Mit Verlauf sichern: {name}",
  "keep.files": "Als Dateien sichern",
  "keep.filesOf": "Als Dateien sichern: {name}",
  "keep.delete": "Löschen",
  "keep.deleteOf": "{name} löschen",
  "keep.deleteAll": "Alles löschen",
  "keep.deleteTitle": "{name} löschen?",
  "keep.deleteAllTitle": {
    one: "Die eine Organisation löschen, die hier liegt?",
    other: "Alle {count} Organisationen löschen, die hier liegen?",
  },
  "keep.deleteBeside": "Notizen dieses Browsers löschen",
  "keep.deleteBesideTitle": "Löschen, was dieser Browser neben dem Speicher hält?",
  "keep.deleteBesideSays":
    "Noch nicht übernommene Antworten und Notizen zu Befunden werden endgültig aus diesem Browser genommen. Die Organisationen bleiben, wo sie sind.",
  "keep.deleteSays":
    "Personen, Verlauf und Szenarien werden endgültig aus diesem Browser genommen. Was als Datei gesichert wurde, bleibt, wo es ist.",
  "keep.now": "{name} wird im Hintergrund aufbewahrt: {percent} %. Die Seite bis dahin offen lassen.",
  "keep.failed": "{name} konnte nicht aufbewahrt werden. {why} Ansehen geht, bis die Seite geschlossen wird.",
  "keep.cancel": "Behalten",
  "keep.used": "Diese Anwendung belegt {size} MB im Browser.",
  "keep.served": "Aufbewahrt in {address} auf diesem Rechner; die Kommandozeile arbeitet auf demselben.",
  "keep.servedMemory":
    "Aufbewahrt, bis der Befehl endet, der diese Seite liefert. Nichts verlässt diesen Rechner.",
  "keep.nowhere":
    "Dieser Browser hebt für diese Seite nichts auf, etwa in einem privaten Fenster: Was gelesen wird, ist fort, sobald die Seite geschlossen wird. Vorher sichern.",
  "keep.about":
    "Mit Verlauf gesichert, ist es eine Datei, die hier wieder abgelegt oder von der Kommandozeile zurückgespielt werden kann. Als Dateien ist es ein Zip des heutigen Stands, ohne Gehälter.",
};
