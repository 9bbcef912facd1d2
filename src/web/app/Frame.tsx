import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Live } from "../ui/Live.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useView } from "../view/useView.ts";
import { Bar } from "./Bar.tsx";
import { KeepingNote } from "./KeepingNote.tsx";
import { SCREENS } from "./places.ts";
import { useAppCommands } from "./useAppCommands.ts";
import { useKeys } from "./useKeys.ts";

const Keys = lazy(async () => ({ default: (await import("./Keys.tsx")).Keys }));
const Settings = lazy(async () => ({ default: (await import("./Settings.tsx")).Settings }));

/** What lies above the page, one at a time. */
export type Overlay = "find" | "keys" | "settings";

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
        {overlay === "keys" ? <Keys onClose={close} onSettings={() => setOverlay("settings")} /> : null}
        {overlay === "settings" ? <Settings onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

/** The address is the view: a jump within the page must not change it. */
function toContent(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById("place")?.focus();
}
