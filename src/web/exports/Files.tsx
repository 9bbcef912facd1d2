import { useState, type ReactNode } from "react";
import { DRAWINGS, type DrawingKind, type DrawingWanted, type ExportsView } from "../engine/exports.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import { useView } from "../view/useView.ts";
import type { OrgAt, View } from "../view/view.ts";
import { pngOf } from "./png.ts";
import { PrintButton } from "./PrintButton.tsx";
import { SaveButton } from "./SaveButton.tsx";
import { useFileWords } from "./useFileWords.ts";

/** The drawing that is looked at, as a file; all of it as pages; people, plan and changes as data. */
export function Files({ at, found }: { readonly at: OrgAt; readonly found: ExportsView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const words = useFileWords();
  const { view } = useView();
  const [kind, setKind] = useState(() => kindOf(view, found));
  const [areaId, setAreaId] = useState(() => areaOf(view, found));
  const [hasNames, setHasNames] = useState(true);
  const kinds = DRAWINGS.filter((one) =>
    one === "stool"
      ? found.areas.length > 0
      : one === "flow" || one === "planned"
        ? found.scenario !== null
        : true,
  );
  const names = hasNames ? "shown" : "hidden";
  const wanted: DrawingWanted = { kind, names, ...(kind === "stool" ? { areaId } : {}) };
  const svg = async (): Promise<string> => (await engine.drawingFor(at, wanted)).svg;
  const file = `${found.name.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")}-${kind}`;
  return (
    <div className="stack">
      <section className="stack tight">
        <h3>{text("exports.drawing")}</h3>
        <div className="row">
          <select
            className="button"
            aria-label={text("exports.drawing")}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as DrawingKind)}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {text(`exports.kind.${one}`)}
              </option>
            ))}
          </select>
          {kind === "stool" ? (
            <select
              className="button"
              aria-label={text("exports.area")}
              value={areaId}
              onChange={(event) => setAreaId(event.currentTarget.value)}
            >
              {found.areas.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          ) : null}
          <label className="pick">
            <input
              type="checkbox"
              checked={hasNames}
              onChange={(event) => setHasNames(event.currentTarget.checked)}
            />
            {text("exports.names")}
          </label>
        </div>
        <Ask of={["drawing", at, wanted]} ask={() => engine.drawingFor(at, wanted)}>
          {(picture) => (
            <img
              className="export-preview"
              alt={`${text("exports.preview")}: ${picture.title}`}
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`}
            />
          )}
        </Ask>
        <div className="row">
          <SaveButton label={text("exports.png")} make={async () => pngOf(`${file}.png`, await svg())} />
          <SaveButton
            label={text("exports.svg")}
            make={async () => ({
              name: `${file}.svg`,
              type: "image/svg+xml",
              bytes: new TextEncoder().encode(await svg()),
            })}
          />
          <SaveButton
            label={text("exports.pdf")}
            make={() => engine.exportDrawing(at, wanted, "pdf", words)}
          />
          <SaveButton
            label={text("exports.pptx")}
            make={() => engine.exportDrawing(at, wanted, "pptx", words)}
          />
        </div>
        <p className="muted">{text("exports.pptxSays")}</p>
        <div className="row">
          <SaveButton label={text("exports.book")} make={() => engine.exportBook(at, names, words)} />
          <PrintButton make={() => engine.exportBook(at, names, words)} />
        </div>
        <p className="muted">
          {text("exports.bookSays")} {text("exports.printSays")}
        </p>
      </section>
      <section className="stack tight">
        <h3>{text("exports.people")}</h3>
        <p className="muted">
          {found.scenario === null
            ? text("exports.peopleToday")
            : text("exports.peoplePlanned", { name: found.scenario.name })}{" "}
          {text("exports.peopleNames")}
        </p>
        <div className="row">
          <SaveButton label={text("exports.csv")} make={() => engine.exportPeople(at, "csv")} />
          <SaveButton label={text("exports.xlsx")} make={() => engine.exportPeople(at, "xlsx")} />
        </div>
      </section>
      {found.scenario === null ? null : (
        <section className="stack tight">
          <h3>{text("exports.plan")}</h3>
          <p className="muted">{text("exports.planSays", { name: found.scenario.name })}</p>
          <div className="row">
            {found.scenario.hasPlan ? (
              <SaveButton label={text("exports.planJson")} make={() => engine.exportPlan(at)} />
            ) : null}
            <SaveButton label={text("exports.changesJson")} make={() => engine.exportChanges(at)} />
          </div>
        </section>
      )}
    </div>
  );
}

/** What is on the screen is what is offered first. */
function kindOf({ place, lens }: View, { scenario, areas }: ExportsView): DrawingKind {
  if (place === "findings" && areas.length > 0) return "stool";
  if (scenario !== null && (place === "compare" || place === "announce")) return "flow";
  if (scenario !== null && place === "plan") return "planned";
  return lens === "areas" ? "areas" : "everyone";
}

function areaOf({ selected }: View, { areas }: ExportsView): string {
  return areas.find(({ id }) => `area:${id}` === selected)?.id ?? areas[0]?.id ?? "";
}
