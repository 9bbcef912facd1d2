import { useState, type ReactNode } from "react";
import type { MadeFile } from "../engine/plan/exportLetters.ts";
import { useText } from "../text/useText.ts";
import { tellLive } from "../ui/Live.tsx";
import { saveFile } from "../ui/saveFile.ts";

/** Has a file made and hands it over; what goes wrong is said beside it. */
export function SaveButton({
  label,
  make,
  isDisabled = false,
}: {
  readonly label: string;
  readonly make: () => Promise<MadeFile>;
  readonly isDisabled?: boolean;
}): ReactNode {
  const text = useText();
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState("");
  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const { name, type, bytes } = await make();
      saveFile(name, new Blob([bytes], { type }));
      tellLive(text("exports.saved", { name }));
      setFailed("");
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
    setIsBusy(false);
  };
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={isDisabled}
        aria-busy={isBusy}
        onClick={() => (isBusy ? undefined : void save())}
      >
        {label}
      </button>
      {isBusy ? (
        <span className="muted late" role="status">
          {text("exports.busy")}
        </span>
      ) : null}
      {failed === "" ? null : (
        <span className="bad" role="alert">
          {failed}
        </span>
      )}
    </>
  );
}
