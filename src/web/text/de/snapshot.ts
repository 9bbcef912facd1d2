import type { SNAPSHOT_EN } from "../en/snapshot.ts";
import type { TextsOf } from "../texts.ts";

export const SNAPSHOT_DE: TextsOf<typeof SNAPSHOT_EN> = {
  "snapshot.what": "Was weitergegeben wird",
  "snapshot.today": "Die Organisation, wie sie ist",
  "snapshot.planned": "Die Organisation nach {name}",
  "snapshot.always":
    "Immer darin: Leitung, Disziplin, Bereiche mit ihren Eignern und wer woran arbeitet.",
  "snapshot.never":
    "Nie darin: Charters, Entscheidungen, Güter, Ausnahmen, Kommentare, Vorgeschlagene, Ausgeschiedene und andere Spalten der Dateien.",
  "snapshot.also": "Außerdem darin",
  "snapshot.names": "Namen",
  "snapshot.column.title": "Titel",
  "snapshot.column.level": "Stufen",
  "snapshot.column.place": "Ort, Zeitzone, Arbeitgeber",
  "snapshot.column.presence": "Abwesenheit, Teilzeit",
  "snapshot.column.dates": "Erster und letzter Tag",
  "snapshot.column.contact": "Mailadresse, Personalnummer",
  "snapshot.column.support": "Mentor, Einstufung, gestrichelte Linien",
  "snapshot.column.cost": "Bezahlung und Kostenstelle",
  "snapshot.namesHidden":
    "Ohne Namen sind die Personen nummeriert; auch Titel und Adressen, die jemanden nennen, bleiben hier. Wer das Unternehmen kennt, kann jemanden dennoch an seinem Platz erkennen.",
  "snapshot.until": "Letzter Tag",
  "snapshot.untilSays":
    "Ab dem Tag danach öffnet Onethread sie nicht mehr. Daran hält sich allein unser Betrachter: Eine anders gemachte Kopie kennt keinen letzten Tag.",
  "snapshot.preview": "Das sieht, wer sie öffnet",
  "snapshot.previewSays": "{people} Personen und {areas} Bereiche. Die ersten Personen:",
  "snapshot.passphrase": "Passwort, mindestens 12 Zeichen",
  "snapshot.passphraseSays": "Auf anderem Weg mitteilen als die Datei. Ohne es öffnet sie niemand mehr.",
  "snapshot.save": "Datei speichern",
  "snapshot.link": "Als Link kopieren",
  "snapshot.linkSays": "Die Organisation steht im Link selbst, hinter dem #, das Browser niemandem senden.",
  "snapshot.linkLong": "Zu groß für einen Link: bitte als Datei speichern.",
  "snapshot.linkCopied": "Der Link ist kopiert.",
  "snapshot.open": "Einen Stand öffnen",
  "snapshot.openSays":
    "Er wurde zum Ansehen weitergegeben. Nichts davon wird behalten: Beim Verlassen der Seite ist er weg.",
  "snapshot.passphraseOf": "Passwort",
  "snapshot.opening": "Wird geöffnet …",
  "snapshot.openIt": "Öffnen",
  "snapshot.viewOnly": "Nur ansehen",
  "snapshot.viewOnlySays": "Nur ansehen, Stand {day}",
  "snapshot.viewOnlyUntil": "Nur ansehen, Stand {day}, bis {until}",
};
