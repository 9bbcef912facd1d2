import type { TextsOf } from "../texts.ts";
import type { DEPENDENCIES_EN } from "../en/dependencies.ts";

export const DEPENDENCIES_DE: TextsOf<typeof DEPENDENCIES_EN> = {
  "dependencies.title": "Wer auf wen wartet",
  "dependencies.as": "Darstellung",
  "dependencies.matrix": "Matrix",
  "dependencies.table": "Tabelle",
  "dependencies.most": {
    one: "Auf {area} wird am meisten gewartet: {count} Abhängigkeit",
    other: "Auf {area} wird am meisten gewartet: {count} Abhängigkeiten",
  },
  "dependencies.reads": "Die Zeile wartet auf die Spalte; worauf am meisten gewartet wird, steht vorn.",
  "dependencies.inScenario":
    "Heute {today}, im Szenario {later}. Gestrichelt: entfällt. Pfeil: weniger oder mehr. Plus: neu.",
  "dependencies.grouped":
    "Es sind viele Bereiche: Sie stehen nach dem übergeordneten zusammen. Einer lässt sich öffnen.",
  "dependencies.close": "Zurück zu allen Bereichen",
  "dependencies.open": "{area} öffnen",
  "dependencies.lost": {
    one: "{count} Abhängigkeit nennt einen Bereich, den es nicht mehr gibt, und fehlt hier.",
    other: "{count} Abhängigkeiten nennen einen Bereich, den es nicht mehr gibt, und fehlen hier.",
  },
  "dependencies.ends":
    "Eine Abhängigkeit endet, wenn das Szenario oder ihr eigener letzter Tag es sagt. Andere Linien allein beenden keine.",
  "dependencies.none": "Es sind keine Abhängigkeiten bekannt.",
  "dependencies.noneWhat":
    "Nichts in diesen Daten sagt, welcher Bereich auf welchen wartet. Ohne das lässt sich nicht sagen, ob mit einem Plan weniger gewartet wird.",
  "dependencies.how":
    "Eine Datei dependencies.csv neben people.csv legen und den Ordner neu lesen. Consumer und Provider sind Ids von Bereichen:",
  "dependencies.columns":
    "mode ist collaboration, service oder facilitating; blocking sagt, ob die Arbeit beim Warten steht; accepted_by nennt, wer auf jeder Seite zugestimmt hat. Außer den ersten drei Spalten darf alles leer bleiben.",
  "dependencies.read": "Ordner lesen",
  "dependencies.waitedToday": "Darauf gewartet, heute",
  "dependencies.waitedThen": "Im Szenario",
  "dependencies.leftOut":
    "{areas} Bereiche und {cells} Paare, auf die weniger gewartet wird, fehlen hier; die Tabelle hat alle.",
  "dependencies.cell": {
    one: "{consumer} wartet auf {provider}: {count}",
    other: "{consumer} wartet auf {provider}: {count}",
  },
  "dependencies.within": "Innerhalb von {provider}: {count}",
  "dependencies.cellThen": "{consumer} wartet auf {provider}: heute {today}, im Szenario {later}",
  "dependencies.consumer": "Wer wartet",
  "dependencies.provider": "Auf wen",
  "dependencies.today": "Heute",
  "dependencies.then": "Im Szenario",
  "dependencies.gone": "entfällt",
  "dependencies.new": "neu",
  "dependencies.choose": "Ein Feld wählen, um zu sehen, worauf gewartet wird und was vereinbart ist.",
  "dependencies.agreements": "Vereinbarungen",
  "dependencies.noOwner": "Niemand ist Eigner von {area}.",
  "dependencies.ownerIs": "Eigner von {area}: {owner}.",
  "dependencies.what": "Was",
  "dependencies.mode": "Art",
  "dependencies.answer": "Antwort in",
  "dependencies.agreed": "Vereinbart",
  "dependencies.blocking": "so lange steht die Arbeit",
  "dependencies.notSaid": "nicht gesagt",
  "dependencies.hours": { one: "{count} Stunde", other: "{count} Stunden" },
  "dependencies.collaboration": "Zusammenarbeit",
  "dependencies.service": "Dienst",
  "dependencies.facilitating": "Anleitung",
  "dependencies.accepted.both": "ja",
  "dependencies.accepted.consumer": "nur wer wartet",
  "dependencies.accepted.provider": "nur wer liefert",
  "dependencies.accepted.none": "nein",
};
