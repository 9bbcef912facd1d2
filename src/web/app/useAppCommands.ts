import { useView } from "../view/useView.ts";
import type { Place } from "../view/view.ts";
import type { CommandId } from "./commands.ts";
import type { Overlay } from "./Frame.tsx";
import { SCREENS } from "./places.ts";
import { writeSetting } from "./settings.ts";
import { useCommand } from "./useCommand.ts";

/** Commands that can be given at every place. */
export function useAppCommands(open: (overlay: Overlay) => void): void {
  useCommand("app.find", () => open("find"));
  useCommand("app.keys", () => open("keys"));
  useCommand("app.settings", () => open("settings"));
  useCommand("app.light", () => writeSetting("theme", "light"));
  useCommand("app.dark", () => writeSetting("theme", "dark"));
  useCommand("app.system", () => writeSetting("theme", null));
  useCommand("app.en", () => writeSetting("language", "en"));
  useCommand("app.de", () => writeSetting("language", "de"));
  useCommand("app.print", () => globalThis.print());
  useGoCommand("start", "go.start");
  useGoCommand("work", "go.work");
  useGoCommand("findings", "go.findings");
  useGoCommand("org", "go.org");
  useGoCommand("plan", "go.plan");
  useGoCommand("compare", "go.compare");
  useGoCommand("announce", "go.announce");
  useGoCommand("dependencies", "go.dependencies");
}

/** A place can be gone to once it exists, and all but the start once an organisation is open. */
function useGoCommand(place: Place, id: CommandId): void {
  const { view, go } = useView();
  const isThere = SCREENS[place] !== undefined && (place === "start" || view.org !== undefined);
  useCommand(id, () => go({ place, own: {} }), isThere);
}
