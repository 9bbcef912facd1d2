import { Dialog } from "radix-ui";
import { useState, type ReactNode } from "react";
import type { WhatIfView } from "../../engine/plan.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";
import type { Planning } from "./usePlanning.ts";
import type { NamedWish } from "./WishMenu.tsx";

/** What a wish would cost, before it is pinned. */
export function WishDialog({
  at,
  asked,
  planning,
  onClose,
}: {
  readonly at: OrgAt;
  readonly asked: NamedWish;
  readonly planning: Planning;
  readonly onClose: () => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [reason, setReason] = useState("");
  const pinIt = (): void => {
    onClose();
    void planning.pin(asked.wish, reason.trim() === "" ? text("plan.byHand") : reason.trim());
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog panel stack" aria-describedby={undefined}>
          <Dialog.Title>{asked.title}</Dialog.Title>
          <div aria-live="polite">
            <Ask
              of={["what-if", at, asked.wish]}
              ask={async (): Promise<WhatIfView> => engine.whatIf(at, asked.wish)}
            >
              {(answer) =>
                answer.ok ? (
                  <form
                    className="stack"
                    onSubmit={(event) => {
                      event.preventDefault();
                      pinIt();
                    }}
                  >
                    <p>{answer.says}</p>
                    <Price least={answer.least} most={answer.most} moves={answer.moves} />
                    <label className="field">
                      {text("plan.pinReason")}
                      <input value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
                    </label>
                    <div className="row">
                      <button type="submit" className="button primary">
                        {text("plan.pinIt")}
                      </button>
                    </div>
                  </form>
                ) : (
                  <p className="bad">{answer.says}</p>
                )
              }
            </Ask>
          </div>
          <div className="row">
            <Dialog.Close className="button">{text("plan.cancel")}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Price({
  least,
  most,
  moves,
}: {
  readonly least: number;
  readonly most: number;
  readonly moves: number;
}): ReactNode {
  const text = useText();
  const { number } = useFormat();
  return (
    <p>
      <b>
        {least === most
          ? text("plan.price", { points: number(most) })
          : text("plan.priceBetween", { least: number(least), most: number(most) })}
      </b>{" "}
      {text("plan.priceMoves", { count: moves })}
    </p>
  );
}
