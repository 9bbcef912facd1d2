import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { EngineProvider, startEngine } from "../engine/useEngine.ts";
import { LanguageContext } from "../text/useText.ts";
import { Frame } from "./Frame.tsx";
import { useTheme } from "./theme.ts";
import { useLanguage } from "./useLanguage.ts";

/** What every part of the page needs: the engine, its answers, the language, the colours. */
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
  const language = useLanguage();
  useTheme();
  if (language === null) return null;
  return (
    <EngineProvider value={engine}>
      <QueryClientProvider client={queries}>
        <LanguageContext value={language}>
          <Frame />
        </LanguageContext>
      </QueryClientProvider>
    </EngineProvider>
  );
}
