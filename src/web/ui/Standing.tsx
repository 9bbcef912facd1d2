import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Standing as Stands } from "../engine/findings.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { formatView, type OrgAt } from "../view/view.ts";
import { isViewOnly } from "../view/viewOnly.ts";
import { Coverage } from "./Coverage.tsx";

/** What a plan or a comparison rests on: who is known to work where, and the questions that are still open. */
export function Standing({ at: { org } }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { data } = useQuery({
    queryKey: ["standing", org],
    queryFn: async (): Promise<Stands> => engine.standing({ org }),
  });
  if (data === undefined) return null;
  return (
    <>
      {data.draft === null ? null : (
        <p className="warn" data-draft="">
          {data.draft}{" "}
          {isViewOnly(org) ? null : (
            <a href={formatView({ place: "findings", org, own: { questions: "1" } })}>
              {text("findings.toQuestions")}
            </a>
          )}
        </p>
      )}
      <Coverage org={org} coverage={data.coverage} />
    </>
  );
}
