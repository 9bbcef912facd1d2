import { useState, type ReactNode } from "react";
import type { Chosen } from "../engine/review.ts";
import type { ConflictView, RebaseView } from "../engine/review/rebaseView.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import type { OrgAt } from "../view/view.ts";
import { useActing } from "./useActing.ts";

/** The data moved on: what differs, and what both sides changed, to be chosen field by field. */
export function Rebase({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <section className="panel stack">
      <h2>{text("scenario.rebase")}</h2>
      <Ask of={["rebase", at]} ask={() => engine.lookAtRebase(at)}>
        {(found) => <Choices key={`${found.from} ${found.to}`} at={at} found={found} />}
      </Ask>
    </section>
  );
}

const keyOf = ({ changeSetId, subject, field }: ConflictView): string =>
  JSON.stringify([changeSetId, subject.list, subject.id, field]);

function Choices({ at, found }: { readonly at: OrgAt; readonly found: RebaseView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  // Choosing one side may bring up what both together would break.
  const [late, setLate] = useState<readonly ConflictView[]>([]);
  const { isBusy, error, act } = useActing();
  const known = new Set(found.conflicts.map(keyOf));
  const conflicts = [...found.conflicts, ...late.filter((one) => !known.has(keyOf(one)))];
  const open = conflicts.filter((one) => !chosen.has(keyOf(one))).length;
  const choose = (conflict: ConflictView, choice: Chosen["choice"]): void => {
    const { changeSetId, subject, field } = conflict;
    setChosen(new Map([...chosen, [keyOf(conflict), { changeSetId, subject, field, choice }]]));
  };
  const rebase = async (): Promise<void> => {
    const done = await act(() => engine.rebase(at, [...chosen.values()]));
    if (done !== undefined && !done.isSaved) setLate(done.conflicts);
  };
  return (
    <>
      <p>
        {text("scenario.moved", { count: found.differences, from: found.from })}{" "}
        {conflicts.length === 0
          ? text("scenario.rebaseClean")
          : text("scenario.conflicts", { count: conflicts.length })}
      </p>
      {found.followed.length === 0 ? null : (
        <p className="muted">{text("scenario.followed", { ids: found.followed.join(", ") })}</p>
      )}
      {found.notices.length === 0 ? null : (
        <ul>
          {found.notices.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {conflicts.map((conflict) => (
        <Conflict
          key={keyOf(conflict)}
          conflict={conflict}
          choice={chosen.get(keyOf(conflict))?.choice}
          onChoose={(choice) => choose(conflict, choice)}
        />
      ))}
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        {conflicts.some(({ proposed }) => proposed !== null) ? (
          <button
            type="button"
            className="button"
            onClick={() =>
              setChosen(
                new Map(
                  conflicts.flatMap((one): [string, Chosen][] => {
                    const { changeSetId, subject, field, proposed } = one;
                    const kept = chosen.get(keyOf(one));
                    if (kept !== undefined) return [[keyOf(one), kept]];
                    return proposed === null
                      ? []
                      : [[keyOf(one), { changeSetId, subject, field, choice: proposed }]];
                  }),
                ),
              )
            }
          >
            {text("scenario.takeProposed")}
          </button>
        ) : null}
        <button
          type="button"
          className="button primary"
          disabled={isBusy || open > 0}
          onClick={() => void rebase()}
        >
          {text("scenario.rebaseNow")}
        </button>
        {open === 0 ? null : (
          <span className="muted" role="status">
            {text("scenario.openChoices", { count: open })}
          </span>
        )}
      </div>
    </>
  );
}

const SIDES = ["base", "mine", "theirs"] as const;

function Conflict({
  conflict,
  choice,
  onChoose,
}: {
  readonly conflict: ConflictView;
  readonly choice: Chosen["choice"] | undefined;
  readonly onChoose: (choice: Chosen["choice"]) => void;
}): ReactNode {
  const text = useText();
  return (
    <fieldset className="conflict">
      <legend>{conflict.says}</legend>
      {SIDES.map((side) => (
        <label key={side}>
          <input
            type="radio"
            name={keyOf(conflict)}
            checked={choice === side}
            onChange={() => onChoose(side)}
          />
          <span>
            <span className="muted">
              {text(`scenario.${side}`)}
              {conflict.proposed === side ? ` (${text("scenario.proposed")})` : ""}
            </span>
            <br />
            {conflict[side]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
