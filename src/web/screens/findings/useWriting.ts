import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { tellLive } from "../../ui/Live.tsx";

/** Something that was committed just now: a sentence, and the revision that takes it back. */
export interface Written {
  readonly says: string;
  readonly revision: number | null;
}

/** Commits what the user does here, one thing after the other, and says what became of it. */
export interface Writing {
  readonly isBusy: boolean;
  readonly written: Written | null;
  readonly error: string | null;
  /** @param act answers with the revision, or null where nothing was committed. */
  readonly write: (says: string, act: () => Promise<number | null>) => void;
  readonly clear: () => void;
}

export function useWriting(): Writing {
  const queries = useQueryClient();
  const [state, setState] = useState<Omit<Writing, "write" | "clear">>({
    isBusy: false,
    written: null,
    error: null,
  });
  const write = async (says: string, act: () => Promise<number | null>): Promise<void> => {
    setState((before) => ({ ...before, isBusy: true, error: null }));
    try {
      const revision = await act();
      await queries.invalidateQueries();
      setState({ isBusy: false, written: { says, revision }, error: null });
      tellLive(says);
    } catch (caught) {
      const error = caught instanceof Error ? caught.message : String(caught);
      setState({ isBusy: false, written: null, error });
    }
  };
  return {
    ...state,
    write: (says, act) => void write(says, act),
    clear: () => setState((before) => ({ ...before, written: null, error: null })),
  };
}
