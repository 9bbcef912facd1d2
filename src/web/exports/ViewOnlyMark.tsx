import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { useFormat } from "../ui/useFormat.ts";

/** Says of a snapshot that it can be looked at alone, of which day it is, and until when. */
export function ViewOnlyMark({ org }: { readonly org: string }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { day } = useFormat();
  const { data } = useQuery({ queryKey: ["shown", org], queryFn: () => engine.shownSnapshot(org) });
  const says =
    data === undefined || data === null
      ? text("snapshot.viewOnly")
      : data.until === null
        ? text("snapshot.viewOnlySays", { day: day(data.asOf) })
        : text("snapshot.viewOnlyUntil", { day: day(data.asOf), until: day(data.until) });
  return <span className="view-only">{says}</span>;
}
