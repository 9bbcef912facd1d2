import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Grouping, Wanted } from "../../engine/orgGroups.ts";
import type { OrgColours, OrgColumns, OrgMask, OrgSource } from "../../engine/orgSource.ts";
import type { Lens } from "../../view/view.ts";

/** What is drawn: columns, hues and mask that belong together. */
export interface LensData {
  readonly columns: OrgColumns;
  readonly colours: OrgColours;
  readonly mask: OrgMask | null;
}

/**
 * The data of a lens, a colouring and a filter. While another is asked for, the last that is whole stays, so that
 * nothing flickers and the picture can find its way. Null until there is any; what goes wrong is `error`.
 */
export function useLensData(
  source: OrgSource,
  {
    lens,
    by,
    wanted,
    isReady = true,
  }: {
    readonly lens: Lens;
    readonly by: Grouping;
    readonly wanted: Wanted;
    /** False while it is not known yet what the source stands for. */
    readonly isReady?: boolean;
  },
): { readonly data: LensData | null; readonly error: Error | null } {
  const last = useRef<{ readonly key: string; readonly data: LensData } | null>(null);
  const key = JSON.stringify(source.key);
  const placeholderData = keepPreviousData;
  const columns = useQuery({
    queryKey: [...source.key, "columns", lens],
    queryFn: () => source.columns(lens),
    placeholderData,
    enabled: isReady,
  });
  const colours = useQuery({
    queryKey: [...source.key, "colours", lens, by],
    queryFn: () => source.colours(lens, by),
    placeholderData,
    enabled: isReady,
  });
  const isAll = Object.keys(wanted).length === 0;
  const mask = useQuery({
    queryKey: [...source.key, "mask", lens, wanted],
    queryFn: () => source.mask(lens, wanted),
    placeholderData,
    enabled: isReady && !isAll,
  });
  const isWhole =
    columns.data !== undefined &&
    colours.data !== undefined &&
    !columns.isPlaceholderData &&
    !colours.isPlaceholderData &&
    (isAll || (mask.data !== undefined && !mask.isPlaceholderData));
  if (isWhole) {
    const next = { columns: columns.data, colours: colours.data, mask: isAll ? null : (mask.data ?? null) };
    const before = last.current?.data;
    const isSame =
      before?.columns === next.columns && before.colours === next.colours && before.mask === next.mask;
    if (!isSame) last.current = { key, data: next };
  }
  return { data: last.current?.data ?? null, error: columns.error ?? colours.error ?? mask.error };
}
