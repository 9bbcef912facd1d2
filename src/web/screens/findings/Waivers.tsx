import type { ReactNode } from "react";
import type { FoundWaiver } from "../../engine/findings.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import { WorkedOut } from "../../ui/WorkedOut.tsx";
import type { OrgAt } from "../../view/view.ts";
import type { Writing } from "./useWriting.ts";

const SHOWN = 100;

/** Exceptions on record: why, who answers for them, until when; each can be revoked. Nothing where there are none. */
export function Waivers({
  at,
  isReadOnly,
  writing,
}: {
  readonly at: OrgAt;
  readonly isReadOnly: boolean;
  readonly writing: Writing;
}): ReactNode {
  const engine = useEngine();
  return (
    <Ask of={["waivers", at]} ask={async (): Promise<readonly FoundWaiver[]> => engine.waivers(at)}>
      {(waivers) =>
        waivers.length === 0 ? null : (
          <List at={at} waivers={waivers} isReadOnly={isReadOnly} writing={writing} />
        )
      }
    </Ask>
  );
}

function List({
  at,
  waivers,
  isReadOnly,
  writing,
}: {
  readonly at: OrgAt;
  readonly waivers: readonly FoundWaiver[];
  readonly isReadOnly: boolean;
  readonly writing: Writing;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { day } = useFormat();
  const held = waivers.filter(({ holds }) => holds);
  return (
    <section className="panel stack" aria-labelledby="waivers">
      <h2 id="waivers">
        {text("findings.waivers")}{" "}
        <WorkedOut metric="waivers" what={text("findings.waivers")}>
          {held.length}
        </WorkedOut>
      </h2>
      <p className="muted">
        {text("findings.waiversSay", { count: held.filter(({ standing }) => standing).length })}
      </p>
      <div className="scroll">
        <table className="data">
          <caption className="visually-hidden">{text("findings.waivers")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("findings.exceptionTo")}</th>
              <th scope="col">{text("findings.about")}</th>
              <th scope="col">{text("findings.reason")}</th>
              <th scope="col">{text("findings.approver")}</th>
              <th scope="col">{text("findings.until")}</th>
              <th scope="col">
                <span className="visually-hidden">{text("findings.revoke")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {waivers.slice(0, SHOWN).map((one) => (
              <tr key={one.id}>
                <td>{one.check}</td>
                <td>{one.subjects.join(", ")}</td>
                <td>
                  {one.reason}
                  {one.says === null ? null : <span className="bad through">{one.says}</span>}
                </td>
                <td>{one.approver ?? "–"}</td>
                <td>
                  {one.standing || one.expiresOn === null ? text("findings.isStanding") : day(one.expiresOn)}
                  {one.holds ? null : (
                    <span className="muted through">{text("findings.excusesNothing")}</span>
                  )}
                </td>
                <td>
                  {isReadOnly ? null : (
                    <button
                      type="button"
                      className="button"
                      disabled={writing.isBusy}
                      aria-label={text("findings.revokeOf", {
                        check: one.check,
                        subjects: one.subjects.join(", "),
                      })}
                      onClick={() =>
                        writing.write(text("findings.revoked"), () => engine.revokeWaiver(at, one.id))
                      }
                    >
                      {text("findings.revoke")}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {waivers.length > SHOWN ? (
        <p className="muted">{text("work.andMore", { count: waivers.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}
