import { useState, type ReactNode } from "react";
import { useSetting, writeSetting } from "../app/settings.ts";
import { ownName, useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { useActing } from "./useActing.ts";

/** The name that comments and approvals bear; null until it was asked. */
export const useOwnName = (): string | null => ownName(useSetting("user"));

/** Asks once who works here, and lets them take another name. */
export function WhoAreYou(): ReactNode {
  const engine = useEngine();
  const text = useText();
  const known = useOwnName();
  const [isAsking, setIsAsking] = useState(false);
  const [name, setName] = useState(known ?? "");
  const { isBusy, error, act } = useActing();
  if (known !== null && !isAsking)
    return (
      <p className="row">
        <span>{text("scenario.youAre", { name: known })}</span>
        <button type="button" className="button quiet" onClick={() => setIsAsking(true)}>
          {text("scenario.otherName")}
        </button>
      </p>
    );
  const keep = async (): Promise<void> => {
    const isKept = await act(async () => {
      await engine.nameUser(name.trim());
      return true;
    });
    if (isKept !== true) return;
    writeSetting("user", name.trim());
    setIsAsking(false);
  };
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h3>{text("scenario.whoAreYou")}</h3>
      <p className="muted">{text("scenario.whoWhat")}</p>
      <label className="field">
        {text("scenario.yourName")}
        <input
          value={name}
          maxLength={80}
          autoComplete="name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button" disabled={isBusy || name.trim() === ""}>
          {text("scenario.thatsMe")}
        </button>
      </div>
    </form>
  );
}
