import type { ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { useView } from "../view/useView.ts";
import type { OrgAt } from "../view/view.ts";
import { useActing } from "./useActing.ts";

/** Opens a plan that the command line, or somebody else, wrote as a file: a scenario of its own, verified first. */
export function PlanFileButton({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { go } = useView();
  const { isBusy, error, act } = useActing();
  const take = async (file: File): Promise<void> => {
    const called = file.name.replace(/\.json$/i, "");
    const scenario = await act(async () => engine.takePlanFile(at, await file.text(), called));
    if (scenario !== undefined) go({ place: "plan", scenario, selected: undefined, own: {} });
  };
  return (
    <>
      <label className="button" aria-disabled={isBusy}>
        {text("plan.openFile")}
        <input
          type="file"
          accept=".json,application/json"
          className="visually-hidden"
          disabled={isBusy}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file may be chosen again after it was refused.
            if (file !== undefined) void take(file).finally(() => (currentTarget.value = ""));
          }}
        />
      </label>
      {error === null ? null : (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
    </>
  );
}
