import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import type { Figure } from "../engine/workedOut.ts";
import { useText } from "../text/useText.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Live } from "../ui/Live.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useOrgAt } from "../view/useOrgAt.ts";
import { useView } from "../view/useView.ts";
import { Bar } from "./Bar.tsx";
import { KeepingNote } from "./KeepingNote.tsx";
import { SCREENS } from "./places.ts";
import { useAppCommands } from "./useAppCommands.ts";
import { useKeys } from "./useKeys.ts";
import { usePalettePrepared } from "./usePalettePrepared.ts";

const Keys = lazy(async () => ({ default: (await import("./Keys.tsx")).Keys }));
const Settings = lazy(async () => ({ default: (await import("./Settings.tsx")).Settings }));

const Palette = lazy(async () => ({ default: (await import("../palette/Palette.tsx")).Palette }));
const WorkedOutDialog = lazy(async () => ({
  default: (await import("../ui/WorkedOutDialog.tsx")).WorkedOutDialog,
}));
const WhyDialog = lazy(async () => ({ default: (await import("../ui/WhyDialog.tsx")).WhyDialog }));

/** What lies above the page, one at a time. */
export type Overlay =
  | "find"
  | "keys"
  | "settings"
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "why"; readonly subject: string; readonly name: string };

/** The bar, the screen of the place, and what may lie above them. */
export function Frame(): ReactNode {
  const text = useText();
  const { view } = useView();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const Screen = SCREENS[view.place] ?? SCREENS.start;
  useKeys();
  useAppCommands(setOverlay);
  useEffect(() => {
    document.title = `${text(`place.${view.place}`)} · ${text("app.name")}`;
  });
  const at = useOrgAt();
  usePalettePrepared();
  const close = (): void => setOverlay(null);
  return (
    <div className="app">
      <a className="skip" href="#place" onClick={toContent}>
        {text("shell.skip")}
      </a>
      <Bar onOpen={setOverlay} />
      <main className="place" id="place" tabIndex={-1}>
        <ErrorBoundary key={view.place}>
          <Suspense fallback={<Waiting />}>
            <Screen />
          </Suspense>
        </ErrorBoundary>
      </main>
      <KeepingNote />
      <Live />
      <Suspense>
        {overlay === "find" ? <Palette onClose={close} onShow={setOverlay} /> : null}
        {overlay === "keys" ? <Keys onClose={close} onSettings={() => setOverlay("settings")} /> : null}
        {overlay === "settings" ? <Settings onClose={close} /> : null}
        {isShown(overlay, "figure") && at !== null ? (
          <WorkedOutDialog at={at} figure={overlay.figure} onClose={close} />
        ) : null}
        {isShown(overlay, "why") && at !== null ? (
          <WhyDialog at={at} subject={overlay.subject} name={overlay.name} onClose={close} />
        ) : null}
      </Suspense>
    </div>
  );
}

const isShown = <Kind extends "figure" | "why">(
  overlay: Overlay | null,
  kind: Kind,
): overlay is Extract<Overlay, { kind: Kind }> => typeof overlay === "object" && overlay?.kind === kind;

/** The address is the view: a jump within the page must not change it. */
function toContent(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById("place")?.focus();
}
