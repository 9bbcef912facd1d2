import type { TextsOf } from "../texts.ts";
import type { WORK_EN } from "../en/work.ts";

export const WORK_DE: TextsOf<typeof WORK_EN> = {
  "work.about":
    "Listen der Personalabteilung nennen Vorgesetzte, keine Produkte. Jede Führungskraft bestätigt ein kurzes Blatt; was niemand bestätigt, bleibt geraten und trägt keinen Befund.",
  "work.meter":
    "{confirmed} von {people} Personen bestätigt, {answered} beantwortet und noch nicht übernommen",
  "work.sheet": "Blatt",
  "work.managers": "Wer gefragt wird",
  "work.findManager": "Führungskraft suchen",
  "work.noManager": "Ohne Führungskraft",
  "work.doneOf": "{done} von {all}",
  "work.howTo":
    "Bereich tippen, Eingabetaste: Die Zeile ist bestätigt, die nächste wartet. Die Eingabetaste allein nimmt den ersten Vorschlag, ein Semikolon beginnt einen weiteren Bereich, „keiner“ heißt kein Bereich, Pfeiltasten gehen durch die Zeilen.",
  "work.who": "Wer",
  "work.guess": "Vorschlag und Grund",
  "work.area": "Arbeitet an",
  "work.share": "Anteil, %",
  "work.lead": "Leitet ihn",
  "work.answer": "Antwort",
  "work.known": "Hier bestätigt: {areas}",
  "work.noGuess": "Nichts weist auf einen Bereich hin",
  "work.takeGuess": "Diesen Vorschlag bestätigen",
  "work.placeholder": "Bereich",
  "work.none": "keiner",
  "work.noArea": "Keiner: arbeitet an keinem Bereich",
  "work.newArea": "Ein neuer Bereich: „{name}“",
  "work.areaOf": "Woran {who} arbeitet",
  "work.shareOf": "Anteil von {who}",
  "work.leadOf": "{who} leitet ihn",
  "work.confirm": "Bestätigen",
  "work.confirmOf": "{who} bestätigen",
  "work.answered": "Bestätigt",
  "work.takeBack": "Zurücknehmen",
  "work.takeBackOf": "Antwort für {who} zurücknehmen",
  "work.fault.nothing": "Bereich angeben oder „keiner“.",
  "work.fault.share":
    "Ein Anteil für alle Bereiche (50) oder einer für jeden (70/30), über 0 und höchstens 100.",
  "work.keep": { one: "{count} Antwort übernehmen", other: "{count} Antworten übernehmen" },
  "work.notKept": {
    one: "Zu {count} Person. Antworten warten in diesem Browser, bis sie übernommen werden.",
    other: "Zu {count} Personen. Antworten warten in diesem Browser, bis sie übernommen werden.",
  },
  "work.keptSay": {
    one: "Übernommen: {count} Person ist bestätigt.",
    other: "Übernommen: {count} Personen sind bestätigt.",
  },
  "work.allGuesses": "Erste Vorschläge eintragen",
  "work.toFindings": "Befunde zeigen",
  "work.nobodyLeft": "Niemand ist mehr zu fragen: Für alle ist eine Zeile bestätigt.",
  "work.allAnswered": "Alle Zeilen sind beantwortet. Nach dem Übernehmen stehen die Befunde bereit.",
  "work.noColumn": {
    one: "Keine Spalte nennt Bereiche. Eine auswählen oder nach Teamnamen gruppieren: {count} Gruppe gefunden.",
    other:
      "Keine Spalte nennt Bereiche. Eine auswählen oder nach Teamnamen gruppieren: {count} Gruppen gefunden.",
  },
  "work.groupByTeam": "Nach Teamnamen gruppieren",
  "work.groupByTeamSays":
    "Trägt die gefundenen Gruppen in die Blätter ein. Übernommen wird erst, was durchgesehen ist.",
  "work.andMore": "und {count} weitere",
  "work.columns": "Spalten der Liste, die Bereiche nennen können",
  "work.column": "Spalte",
  "work.filled": "Personen",
  "work.texts": "Texte",
  "work.samples": "Zum Beispiel",
  "work.takeColumn": "Das sind die Bereiche",
  "work.takeColumnOf": "Das sind die Bereiche: {column}",
  "work.files": "Blätter herumschicken",
  "work.filesSay":
    "Ein Blatt ist eine Tabelle mit einer Zeile je Team oder Person und leeren Spalten zum Ausfüllen. Es nennt Personen und wird so verschickt wie andere Dateien dieser Art; ausgefüllte werden hier gelesen, auch mehrere zugleich.",
  "work.saveOne": "Diese Führungskraft, Excel",
  "work.saveAll": "Alle, Excel",
  "work.saveCsv": "Alle, CSV",
  "work.saveEach": "Je Führungskraft eine Datei",
  "work.read": "Ausgefüllte Blätter lesen",
  "work.outcome": {
    one: "{count} Person erhält eine bestätigte Zeile.",
    other: "{count} Personen erhalten eine bestätigte Zeile.",
  },
  "work.outcomeNone": {
    one: "{count} arbeitet an keinem Bereich.",
    other: "{count} arbeiten an keinem Bereich.",
  },
  "work.outcomeAreas": {
    one: "{count} Bereich kommt hinzu: {names}.",
    other: "{count} Bereiche kommen hinzu: {names}.",
  },
  "work.keepSheets": "Angaben der Blätter übernehmen",
  "work.leave": "Verwerfen",
  "work.revision": "Übernommen als Revision {number}.",
  "work.undo": "Rückgängig",
  "work.close": "Schließen",
};
