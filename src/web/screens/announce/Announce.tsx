import { useDeferredValue, useState, type ReactNode } from "react";
import type { AnnounceView } from "../../engine/plan/announceView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { Pager } from "../../ui/Pager.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import { WithPlan } from "../../ui/WithPlan.tsx";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { AllHands } from "./AllHands.tsx";
import { Exports } from "./Exports.tsx";
import { LetterList } from "./LetterList.tsx";
import { LetterPaper } from "./LetterPaper.tsx";
import { Settings } from "./Settings.tsx";
import { Telling } from "./Telling.tsx";

/** What each person is told, by whom and in which order; nothing goes out while something is open. */
export function Announce(): ReactNode {
  const engine = useEngine();
  const { view } = useView();
  const wave = Math.max(1, Math.trunc(Number(view.own.wave)) || 1);
  return (
    <WithPlan>
      {(at) => (
        <Ask of={["announce", at, wave]} ask={() => engine.announce(at, wave)}>
          {(found) => <Announced at={at} found={found} />}
        </Ask>
      )}
    </WithPlan>
  );
}

/** Rows the engine sends at once. */
const PAGE = 50;
const SHOWN = ["person", "manager", "everybody"] as const;

function Announced({ at, found }: { readonly at: OrgAt; readonly found: AnnounceView }): ReactNode {
  const text = useText();
  const { day } = useFormat();
  const { view, go } = useView();
  const shown = SHOWN.find((one) => one === view.own.by) ?? "person";
  return (
    <div className="stack">
      <div className="row toolbar">
        <label>
          <span className="visually-hidden">{text("announce.wave")}</span>
          <select
            className="button"
            value={found.wave}
            onChange={(event) =>
              go({ own: { ...view.own, wave: event.currentTarget.value }, selected: undefined })
            }
          >
            {found.waves.map(({ number, on, areas }) => (
              <option key={number} value={number}>
                {text("announce.waveOf", { number, day: day(on), areas: areas.join(", ") })}
              </option>
            ))}
          </select>
        </label>
        <div className="switch" role="group" aria-label={text("announce.view")}>
          {SHOWN.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === shown}
              onClick={() => go({ own: { ...view.own, by: one } }, "replace")}
            >
              {text(`announce.by.${one}`)}
            </button>
          ))}
        </div>
        <span className="muted" role="status">
          {text("announce.letters", { count: found.letters })} {text("announce.openOf", { open: found.open })}
        </span>
        <span className="spring" />
        <Exports at={at} found={found} />
      </div>
      {shown === "person" ? <ByPerson at={at} found={found} /> : null}
      {shown === "manager" ? <Telling at={at} found={found} /> : null}
      {shown === "everybody" ? <AllHands at={at} wave={found.wave} /> : null}
      <Settings key={answersKey(found)} at={at} found={found} />
    </div>
  );
}

/** The form begins anew where other answers stand; a text that was written must not fold it. */
function answersKey({ settings: { questionsTo, objectionsTo, objectionDays } }: AnnounceView): string {
  return JSON.stringify([questionsTo, objectionsTo, objectionDays]);
}

function ByPerson({ at, found }: { readonly at: OrgAt; readonly found: AnnounceView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view } = useView();
  const [typed, setTyped] = useState("");
  const [from, setFrom] = useState(0);
  const wanted = useDeferredValue(typed);
  const { wave } = found;
  return (
    <Ask of={["letters", at, wave, wanted, from]} ask={() => engine.letters(at, wave, wanted, from)}>
      {({ count, rows }) => {
        const chosen = view.selected?.startsWith("person:") === true ? view.selected.slice(7) : undefined;
        const first = rows.find(({ facts }) => facts.includes("manager")) ?? rows[0];
        const personId = chosen ?? first?.id;
        return (
          <div className="columns letters">
            <section className="panel stack">
              <input
                type="search"
                className="search"
                aria-label={text("announce.search")}
                placeholder={text("announce.search")}
                value={typed}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  setFrom(0);
                }}
              />
              <LetterList rows={rows} selected={personId} />
              <p className="muted">{text("announce.letters", { count })}</p>
              <Pager from={from} shown={rows.length} count={count} step={PAGE} onGo={setFrom} />
            </section>
            {personId === undefined ? (
              <p className="panel">{text("announce.nobody")}</p>
            ) : (
              <Ask of={["letter", at, wave, personId]} ask={() => engine.letter(at, wave, personId)}>
                {(letter) =>
                  letter === null ? (
                    <p className="panel">{text("announce.notInWave")}</p>
                  ) : (
                    <LetterPaper at={at} wave={wave} letter={letter} />
                  )
                }
              </Ask>
            )}
          </div>
        );
      }}
    </Ask>
  );
}
