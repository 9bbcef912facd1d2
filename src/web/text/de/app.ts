import type { TextsOf } from "../texts.ts";
import type { APP_EN } from "../en/app.ts";

export const APP_DE: TextsOf<typeof APP_EN> = {
  "app.name": "Onethread",
  "app.find": "Suchen",
  "app.theme.light": "Hell",
  "app.theme.dark": "Dunkel",
  "app.theme.system": "Wie das System",
  "app.language": "Sprache",
  "place.start": "Start",
  "place.work": "Wer arbeitet woran",
  "place.findings": "Befunde",
  "place.org": "Organisation",
  "place.plan": "Plan",
  "place.compare": "Vergleich",
  "place.dependencies": "Abhängigkeiten",
  "place.announce": "Ankündigung",
  "state.loading": "Einen Moment",
  "state.failed": "Das hat nicht geklappt",
  "state.again": "Noch einmal",
  "state.keptAll": "Was gespeichert war, ist noch da. Die anderen Orte arbeiten weiter.",
  "state.otherOrg": "Zum Start",
  "state.noOrg": "Keine Organisation ist geöffnet.",
  "state.toStart": "Eine öffnen",
};
