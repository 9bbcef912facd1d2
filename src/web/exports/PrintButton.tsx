import { useState, type ReactNode } from "react";
import type { MadeFile } from "../engine/plan/exportLetters.ts";
import { useText } from "../text/useText.ts";

/** Opens pages beside the app, where the browser prints them as they are. */
export function PrintButton({ make }: { readonly make: () => Promise<MadeFile> }): ReactNode {
  const text = useText();
  const [failed, setFailed] = useState("");
  const print = async (): Promise<void> => {
    // Opened while the press lasts: a page that opens later is taken for an advertisement.
    const beside = globalThis.open("", "_blank");
    if (beside === null) {
      setFailed(text("exports.blocked"));
      return;
    }
    try {
      const { type, bytes } = await make();
      const address = URL.createObjectURL(new Blob([bytes], { type }));
      beside.location.href = address;
      setTimeout(() => URL.revokeObjectURL(address), 600_000);
      setFailed("");
    } catch (error) {
      beside.close();
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void print()}>
        {text("exports.print")}
      </button>
      {failed === "" ? null : (
        <span className="bad" role="alert">
          {failed}
        </span>
      )}
    </>
  );
}
