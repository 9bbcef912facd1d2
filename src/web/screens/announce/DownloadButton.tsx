import { useState, type ReactNode } from "react";
import type { MadeFile } from "../../engine/plan/exportLetters.ts";

/** Has a file made and hands it over. */
export function DownloadButton({
  label,
  make,
  isDisabled = false,
}: {
  readonly label: string;
  readonly make: () => Promise<MadeFile>;
  readonly isDisabled?: boolean;
}): ReactNode {
  const [failed, setFailed] = useState("");
  const download = async (): Promise<void> => {
    try {
      handOver(await make());
      setFailed("");
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button type="button" className="button" disabled={isDisabled} onClick={() => void download()}>
        {label}
      </button>
      {failed === "" ? null : (
        <span className="bad" role="alert">
          {failed}
        </span>
      )}
    </>
  );
}

function handOver({ name, type, bytes }: MadeFile): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
