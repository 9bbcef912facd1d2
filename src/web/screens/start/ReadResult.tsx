import { useState, type ReactNode } from "react";
import type { ReadView } from "../../engine/start.ts";
import { useText } from "../../text/useText.ts";

/** What was read, what does not fit, and the way on. */
export function ReadResult({
  name: given,
  read,
  onKeep,
  onBack,
}: {
  readonly name: string;
  readonly read: ReadView;
  readonly onKeep: (name: string, accept: readonly string[]) => Promise<void>;
  readonly onBack: () => void;
}): ReactNode {
  const text = useText();
  const [name, setName] = useState(given.replace(/\.\w{1,5}$/, ""));
  const [error, setError] = useState<string | null>(null);
  const blocking = read.problems.filter((one) => one.blocks).map(({ code }) => code);
  const keep = (): void => {
    onKeep(name, blocking).catch((caught: unknown) =>
      setError(caught instanceof Error ? caught.message : String(caught)),
    );
  };
  return (
    <div className="start stack">
      <h1>
        {text("start.read", { count: read.people })}, {text("start.areas", { count: read.areas })},{" "}
        {text("start.rows", { count: read.assignments })}
      </h1>
      <label className="row">
        {text("start.name")}
        <input value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </label>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        <button type="button" className="button primary" disabled={name.trim() === ""} onClick={keep}>
          {text(blocking.length === 0 ? "start.keep" : "start.keepAnyway")}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {text("start.back")}
        </button>
      </div>
      {read.problems.length === 0 ? null : (
        <section className="panel stack">
          <h2>{text("start.problems", { count: read.problems.length })}</h2>
          <div className="scroll">
            <table className="data">
              <thead>
                <tr>
                  <th scope="col">{text("start.place")}</th>
                  <th scope="col">{text("start.what")}</th>
                  <th scope="col">{text("start.policy")}</th>
                </tr>
              </thead>
              <tbody>
                {read.problems.map((one, i) => (
                  <tr key={i}>
                    <td>
                      {[one.file, one.rows.slice(0, 5).join(", ")].filter((part) => part !== "").join(":")}
                    </td>
                    <td className={one.blocks ? "bad" : undefined}>{one.message}</td>
                    <td>{one.policy}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </div>
  );
}
