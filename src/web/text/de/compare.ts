import type { TextsOf } from "../texts.ts";
import type { COMPARE_EN } from "../en/compare.ts";

export const COMPARE_DE: TextsOf<typeof COMPARE_EN> = {
  "compare.todayAgainst": "Heute gegen",
  "compare.and": "und {name}",
  "compare.noOther": "kein weiteres Szenario",
  "compare.sides": "Nebeneinander",
  "compare.lens": "Sicht",
  "compare.before": "Vorher",
  "compare.after": "Nachher",
  "compare.what": "Was sich ändert",
  "compare.below": { one: "{count} geändert darunter", other: "{count} geändert darunter" },
  "compare.goesTo": "geht zu {where}",
  "compare.comesFrom": "kommt von {where}",
  "compare.gone": "entfällt",
  "compare.isNew": "neu",
  "compare.otherOwner": "anderer Eigner",
  "compare.nobody": "niemand darüber",
  "compare.onlyChanges": "Nur was sich ändert",
  "compare.pairCounts": "↷ {moved} stehen anderswo, + {added} sind neu, − {removed} entfallen.",
  "compare.noDifference": "Niemand steht anderswo.",
  "compare.edited": {
    one: "{count} Änderung kam seither von Hand oder wurde durchgestrichen: Sie steht in einer eigenen Spalte.",
    other:
      "{count} Änderungen kamen seither von Hand oder wurden durchgestrichen: Sie stehen in einer eigenen Spalte.",
  },
  "compare.byHand":
    "Für dieses Szenario wurde nicht geplant, daher ist nicht bekannt, was es ungelöst lässt. Neu planen rechnet das aus.",
  "compare.show": "Gezeigt als",
  "compare.flow": "Fluss",
  "compare.list": "Liste",
  "compare.noChange": "Dieser Plan ändert für niemanden die Leitung.",
  "compare.over": {
    one: "Über den {count} Bereich, um den es im Plan geht.",
    other: "Über die {count} Bereiche, um die es im Plan geht.",
  },
  "compare.unjudged": "Ausgelassen, weil zu wenig bestätigt ist: {areas}.",
  "compare.columns":
    "„Owner named only“ benennt dieselben Eigner und ändert keine Linie. STL gibt Bereichen auch eigene Personen, Linien bleiben. STO ist der Plan.",
  "compare.gains": "Was es bringt",
  "compare.costs": "Was es kostet",
  "compare.better": "besser",
  "compare.worse": "schlechter",
  "compare.notCounted":
    "Was eine Lieferung, eine Entscheidung oder eine Besprechung gewinnt, steht nicht in diesen Daten. Auch nichts zu ändern hat einen Preis.",
  "compare.formulas": "Wie diese Zahlen entstehen",
  "compare.burden": "Wer es trägt",
  "compare.even": "Kein Anteil liegt weiter vom Zufall, als es 1 von 20 Plänen zeigen würde.",
  "compare.burden.moves":
    "{marked} von {people} Personen, die nichts festhält, wechseln in einen neuen Bereich",
  "compare.burden.managers": "{marked} von {people} Personen im Plan bekommen eine andere Leitung",
  "compare.burden.owners": "{marked} von {people} Personen, die Eigner sein dürfen, sollen es werden",
  "compare.noGroups":
    "Keine Gruppen zeigbar: die Felder fehlen, alle sind gleich, oder die Gruppen sind zu klein.",
  "compare.group": "Personen",
  "compare.hit": "Davon",
  "compare.share": "Anteil",
  "compare.expected": "Nach Zufall",
  "compare.chance":
    "Nach Zufall: was ebenso viele zufällig Gewählte ergäben. Gruppen unter fünf stehen nur mit anderen zusammen.",
};
