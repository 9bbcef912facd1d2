import type { TextId } from "../text/texts.ts";

export const GROUPS = ["app", "go", "show", "draw", "edit"] as const;
export type CommandGroup = (typeof GROUPS)[number];

/** Something the app does when a key is pressed or its line in the palette is chosen. */
export interface Command {
  readonly id: string;
  readonly text: TextId;
  readonly group: CommandGroup;
  /** As `keys.ts` writes them: "mod+k", "g f" (one after the other), "shift+1". */
  readonly keys: readonly string[];
}

/** Every command with a name; what a place can do of them it says by `useCommand`. */
export const COMMANDS = [
  { id: "app.find", text: "command.find", group: "app", keys: ["mod+k", "/"] },
  { id: "app.keys", text: "command.keys", group: "app", keys: ["?"] },
  { id: "app.settings", text: "command.settings", group: "app", keys: [] },
  { id: "app.light", text: "command.light", group: "app", keys: [] },
  { id: "app.dark", text: "command.dark", group: "app", keys: [] },
  { id: "app.system", text: "command.system", group: "app", keys: [] },
  { id: "app.en", text: "command.en", group: "app", keys: [] },
  { id: "app.de", text: "command.de", group: "app", keys: [] },
  { id: "app.share", text: "command.share", group: "app", keys: [] },
  { id: "app.print", text: "command.print", group: "app", keys: [] },
  { id: "go.start", text: "place.start", group: "go", keys: ["g s"] },
  { id: "go.work", text: "place.work", group: "go", keys: ["g w"] },
  { id: "go.findings", text: "place.findings", group: "go", keys: ["g f"] },
  { id: "go.org", text: "place.org", group: "go", keys: ["g o"] },
  { id: "go.plan", text: "place.plan", group: "go", keys: ["g p"] },
  { id: "go.compare", text: "place.compare", group: "go", keys: ["g c"] },
  { id: "go.announce", text: "place.announce", group: "go", keys: ["g a"] },
  { id: "go.dependencies", text: "command.dependencies", group: "go", keys: ["g d"] },
  { id: "lens.disciplines", text: "command.lensDisciplines", group: "show", keys: ["1"] },
  { id: "lens.areas", text: "command.lensAreas", group: "show", keys: ["2"] },
  { id: "show.before", text: "command.before", group: "show", keys: ["b"] },
  { id: "show.changes", text: "command.changes", group: "show", keys: ["c"] },
  { id: "show.after", text: "command.after", group: "show", keys: ["a"] },
  { id: "draw.fitAll", text: "command.fitAll", group: "draw", keys: ["shift+1"] },
  { id: "draw.fitSelection", text: "command.fitSelection", group: "draw", keys: ["shift+2"] },
  { id: "draw.zoomIn", text: "command.zoomIn", group: "draw", keys: ["+", "="] },
  { id: "draw.zoomOut", text: "command.zoomOut", group: "draw", keys: ["-"] },
  { id: "draw.zoomWhole", text: "command.zoomWhole", group: "draw", keys: ["0"] },
  { id: "edit.undo", text: "command.undo", group: "edit", keys: ["mod+z"] },
  { id: "edit.redo", text: "command.redo", group: "edit", keys: ["mod+shift+z"] },
  { id: "edit.pickUp", text: "command.pickUp", group: "edit", keys: ["m"] },
  { id: "edit.pickUpAlone", text: "command.pickUpAlone", group: "edit", keys: ["alt+m"] },
] as const satisfies readonly Command[];

export type CommandId = (typeof COMMANDS)[number]["id"];

/** Commands of any kind, read without their own types. */
export const ALL_COMMANDS: readonly (Command & { readonly id: CommandId })[] = COMMANDS;
