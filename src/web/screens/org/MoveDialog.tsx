import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useText } from "../../text/useText.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Lens, OrgAt } from "../../view/view.ts";
import { Find } from "./Find.tsx";
import { ConsequenceTable, Summary } from "./MovePanel.tsx";
import { pickedName, targetOf, type Mover } from "./moving.ts";

/** Moving without a drag: where to is searched by name, what it would do stands below. */
export function MoveDialog({
  at,
  lens,
  people,
  mover,
  onClose,
}: {
  readonly at: OrgAt;
  readonly lens: Lens;
  readonly people: readonly string[];
  readonly mover: Mover;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [isAlone, setIsAlone] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [to, setTo] = useState<{ readonly subject: string; readonly name: string } | null>(null);
  const placeholderData = keepPreviousData;
  const { data: picked } = useQuery({
    queryKey: ["edited", "picked", at, people, isAlone],
    queryFn: () => mover.pickUp(lens, people, !isAlone),
    placeholderData,
    gcTime: 0,
  });
  const target = to === null ? null : targetOf({ ...to, title: "" });
  const { data: would } = useQuery({
    queryKey: ["edited", "would", at, people, isAlone, to],
    queryFn: async () =>
      target === null ? null : mover.consequences({ people, withReports: !isAlone, target }),
    placeholderData,
    enabled: target !== null,
    gcTime: 0,
  });
  const who = picked === undefined || picked === null ? "…" : pickedName(picked, text);
  const canMove = target !== null && would !== undefined && would !== null && would.refusal === null;
  return (
    <Dialog
      title={to === null ? text("edit.moveTo") : text("edit.panelTitle", { who, target: to.name })}
      says={who}
      onClose={onClose}
    >
      <Find at={at} onFound={(subject, name) => setTo({ subject, name })} label={text("edit.where")} />
      <label className="row">
        <input type="checkbox" checked={isAlone} onChange={({ target: box }) => setIsAlone(box.checked)} />
        {text("edit.moveAlone")}
      </label>
      {would === undefined || would === null ? (
        <p className="muted">{text("edit.whereHint")}</p>
      ) : (
        <>
          <Summary would={would} />
          {would.refusal === null ? <ConsequenceTable would={would} /> : null}
        </>
      )}
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={!canMove || isBusy}
          onClick={() => {
            if (target === null) return;
            setIsBusy(true);
            void mover.drop({ people, withReports: !isAlone, target }).then(onClose);
          }}
        >
          {text("edit.move")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {text("edit.cancel")}
        </button>
      </div>
    </Dialog>
  );
}
