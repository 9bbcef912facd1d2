import { useState, type ReactNode } from "react";
import type { FoundRow, WaiverChoice } from "../../engine/findings.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";
import type { Writing } from "./useWriting.ts";

/** An exception to a finding: why, who answers for it, and until when, or standing. */
export function WaiveDialog({
  at,
  row,
  writing,
  onClose,
}: {
  readonly at: OrgAt;
  readonly row: FoundRow;
  readonly writing: Writing;
  readonly onClose: () => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <Dialog title={text("findings.waiveTitle", { check: row.title })} says={row.message} onClose={onClose}>
      <Ask
        of={["waiver-choice", at.org, row.key]}
        ask={async (): Promise<WaiverChoice> => engine.waiverChoice(at, row.key)}
      >
        {(choice) =>
          choice.approvers.length === 0 ? (
            <p className="bad">{text("findings.noApprover")}</p>
          ) : (
            <Form at={at} row={row} choice={choice} writing={writing} onClose={onClose} />
          )
        }
      </Ask>
    </Dialog>
  );
}

function Form({
  at,
  row,
  choice,
  writing,
  onClose,
}: {
  readonly at: OrgAt;
  readonly row: FoundRow;
  readonly choice: WaiverChoice;
  readonly writing: Writing;
  readonly onClose: () => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { day } = useFormat();
  const [reason, setReason] = useState("");
  const [approverId, setApproverId] = useState(choice.approvers[0]?.id ?? "");
  const [isStanding, setIsStanding] = useState(false);
  const [expiresOn, setExpiresOn] = useState(choice.lastDay);
  const isSound =
    reason.trim() !== "" && (isStanding || (expiresOn > choice.today && expiresOn <= choice.lastDay));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSound) return;
        onClose();
        writing.write(text("findings.waiverKept"), () =>
          engine.grantWaiver(at, {
            key: row.key,
            reason,
            approverId,
            expiresOn: isStanding ? null : expiresOn,
          }),
        );
      }}
    >
      <label className="field">
        {text("findings.reason")}
        <textarea
          rows={3}
          autoFocus
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label className="field">
        {text("findings.approver")}
        <select value={approverId} onChange={(event) => setApproverId(event.currentTarget.value)}>
          {choice.approvers.map(({ id, name, title }) => (
            <option key={id} value={id}>
              {title === "" ? name : `${name}, ${title}`}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="stack tight">
        <legend>{text("findings.howLong")}</legend>
        <label className="choice">
          <input type="radio" name="length" checked={!isStanding} onChange={() => setIsStanding(false)} />
          {text("findings.until")}
          <input
            type="date"
            aria-label={text("findings.until")}
            min={choice.today}
            max={choice.lastDay}
            disabled={isStanding}
            value={expiresOn}
            onChange={(event) => setExpiresOn(event.currentTarget.value)}
          />
        </label>
        <p className="muted">{text("findings.atMost", { day: day(choice.lastDay) })}</p>
        <label className="choice">
          <input type="radio" name="length" checked={isStanding} onChange={() => setIsStanding(true)} />
          {text("findings.standing")}
        </label>
        <p className="muted">{text("findings.standingSays")}</p>
      </fieldset>
      <div className="row end">
        <button type="button" className="button" onClick={onClose}>
          {text("findings.cancel")}
        </button>
        <button type="submit" className="button primary" disabled={!isSound}>
          {text("findings.grant")}
        </button>
      </div>
    </form>
  );
}
