import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useEffect, useMemo, type ReactNode } from "react";
import { EngineProvider, startEngine } from "../engine/useEngine.ts";
import { LanguageContext, startLanguage, textOf } from "../text/useText.ts";
import { useView } from "../view/useView.ts";
import { Bar } from "./Bar.tsx";
import { SCREENS } from "./places.ts";
import { readSetting } from "./settings.ts";

/** The frame: the bar, and the screen of the place. */
export function App(): ReactNode {
  const engine = useMemo(startEngine, []);
  const queries = useMemo(
    // Answers come from the worker beside us: they are asked once and forgotten when something is committed.
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: "always" } },
      }),
    [],
  );
  const language = startLanguage(readSetting("language"), navigator.languages);
  const { view } = useView();
  const Screen = SCREENS[view.place] ?? SCREENS.start;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${textOf(language, `place.${view.place}`)} · ${textOf(language, "app.name")}`;
  }, [language, view.place]);
  return (
    <EngineProvider value={engine}>
      <QueryClientProvider client={queries}>
        <LanguageContext value={language}>
          <div className="app">
            <Bar />
            <main className="place" id="place" tabIndex={-1}>
              <Suspense>
                <Screen />
              </Suspense>
            </main>
          </div>
        </LanguageContext>
      </QueryClientProvider>
    </EngineProvider>
  );
}
