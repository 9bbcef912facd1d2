import { useQueryClient } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useEffect, useState, type ReactNode } from "react";
import type { KeepingNow } from "../engine/keepNow.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";

/** What is being kept in the background, and what could not be. As long as anything is, the browser asks before it closes. */
export function KeepingNote(): ReactNode {
  const engine = useEngine();
  const text = useText();
  const queries = useQueryClient();
  const [now, setNow] = useState<readonly KeepingNow[]>([]);
  const count = now.filter(({ failed }) => failed === null).length;
  useEffect(() => {
    void engine.watchKeeping(proxy((told: readonly KeepingNow[]) => setNow(told)));
  }, [engine]);
  useEffect(() => {
    if (count === 0) return undefined;
    addEventListener("beforeunload", holdBack);
    return () => {
      removeEventListener("beforeunload", holdBack);
      // How much room is taken is known now.
      void queries.invalidateQueries({ queryKey: ["orgs"] });
    };
  }, [count, queries]);
  if (now.length === 0) return null;
  return (
    <div className="keeping-now">
      {now.map(({ org, name, percent, failed }) =>
        failed === null ? (
          <p key={org} className="late">
            {text("keep.now", { name, percent })}
          </p>
        ) : (
          <p key={org} className="bad" role="alert">
            {text("keep.failed", { name, why: failed })}
          </p>
        ),
      )}
    </div>
  );
}

function holdBack(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
