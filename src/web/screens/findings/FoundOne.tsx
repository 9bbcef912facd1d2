import { lazy, Suspense, useState, type ReactNode } from "react";
import type { FoundRow } from "../../engine/findings.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import { isViewOnly } from "../../view/viewOnly.ts";
import type { Writing } from "./useWriting.ts";

const WaiveDialog = lazy(async () => ({ default: (await import("./WaiveDialog.tsx")).WaiveDialog }));

/** One finding: what it says, what it rests on, what would settle it; an exception to it, or why it is wrong. */
export function FoundOne({
  at,
  row,
  isReadOnly,
  writing,
}: {
  readonly at: OrgAt;
  readonly row: FoundRow;
  readonly isReadOnly: boolean;
  readonly writing: Writing;
}): ReactNode {
  const text = useText();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const [open, setOpen] = useState<"waive" | "wrong" | null>(null);
  const { message, evidence, evidenceCount, fixes, assumed, waivedBy } = row;
  const hasMore = evidence.length > 0 || fixes.length > 0 || assumed.length > 0;
  return (
    <li className={waivedBy === null ? "found-one" : "found-one is-waived"}>
      <p>
        {row.severe ? <b className="bad">{text("findings.isSevere")} </b> : null}
        {message}{" "}
        <span className="muted">
          {[
            row.area?.name,
            row.asIf ? text("findings.asIf") : undefined,
            waivedBy === null ? undefined : text("findings.isWaived"),
          ]
            .filter((part) => part !== undefined)
            .join(" · ")}
        </span>
      </p>
      {row.wrong === null ? null : (
        <p className="warn">{text("findings.wrongSaid", { because: row.wrong })}</p>
      )}
      {hasMore ? (
        <details onToggle={(event) => setIsUnfolded(event.currentTarget.open)}>
          <summary>{text("findings.restsOn")}</summary>
          {isUnfolded ? (
            <>
              <ul>
                {evidence.map((one, i) => (
                  <li key={i}>{one}</li>
                ))}
                {evidenceCount > evidence.length ? (
                  <li className="muted">
                    {text("work.andMore", { count: evidenceCount - evidence.length })}
                  </li>
                ) : null}
              </ul>
              {assumed.length === 0 ? null : (
                <p className="muted">{text("findings.assumed", { fields: assumed.join(", ") })}</p>
              )}
              {fixes.length === 0 ? null : (
                <>
                  <p>{text("findings.fixes")}</p>
                  <ul>
                    {fixes.map((one, i) => (
                      <li key={i}>{one}</li>
                    ))}
                  </ul>
                </>
              )}
            </>
          ) : null}
        </details>
      ) : null}
      <div className="row">
        {isReadOnly || waivedBy !== null ? null : row.canWaive ? (
          <button type="button" className="button" onClick={() => setOpen("waive")}>
            {text("findings.waive")}
          </button>
        ) : (
          <span className="muted">{text("findings.notWaivable")}</span>
        )}
        {isViewOnly(at.org) ? null : (
          <button
            type="button"
            className="button"
            aria-expanded={open === "wrong"}
            onClick={() => setOpen(open === "wrong" ? null : "wrong")}
          >
            {text("findings.wrong")}
          </button>
        )}
      </div>
      {open === "wrong" ? (
        <WrongForm at={at} row={row} writing={writing} onClose={() => setOpen(null)} />
      ) : null}
      {open === "waive" ? (
        <Suspense>
          <WaiveDialog at={at} row={row} writing={writing} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </li>
  );
}

/** Why a finding is wrong: kept in this browser alone. */
function WrongForm({
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
  const [because, setBecause] = useState(row.wrong ?? "");
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        writing.write(text("findings.wrongKept"), async () => {
          await engine.sayWrong(at, row.key, because);
          return null;
        });
      }}
    >
      <label className="field">
        {text("findings.because")}
        <textarea
          rows={2}
          autoFocus
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
      </label>
      <p className="muted">{text("findings.wrongSays")}</p>
      <div className="row">
        <button type="submit" className="button" disabled={because.trim() === "" && row.wrong === null}>
          {text("findings.keepNote")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {text("findings.cancel")}
        </button>
      </div>
    </form>
  );
}
