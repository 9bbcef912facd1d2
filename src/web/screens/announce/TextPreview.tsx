import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";

/** A text as one person will read it, each line with the fields it rests on; or why it cannot stand in letters. */
export function TextPreview({
  at,
  wave,
  words,
  personId,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly words: string;
  readonly personId: string | undefined;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { data } = useQuery({
    queryKey: ["text-preview", at, wave, words, personId],
    queryFn: () => engine.previewText(at, wave, words, personId),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (data === undefined) return null;
  if (data.fault !== null)
    return (
      <p className="bad" role="alert">
        {data.fault}
      </p>
    );
  return (
    <figure className="text-preview stack tight">
      <figcaption className="muted">{text("announce.previewFor", { name: data.name })}</figcaption>
      {data.lines.map(({ says, restsOn }, i) => (
        <p key={i}>
          {says}{" "}
          {restsOn.length === 0 ? null : (
            <small className="muted">{text("announce.restsOn", { fields: restsOn.join(", ") })}</small>
          )}
        </p>
      ))}
      {data.lockedLetters === 0 ? null : (
        <p className="warn">{text("announce.wouldLock", { count: data.lockedLetters })}</p>
      )}
    </figure>
  );
}
