import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { Consultation } from "../../../history/index.ts";
import type { AnnounceView } from "../../engine/plan/announceView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";

/** Talks with employees' representatives: while one is open, letters it is about are proposals. */
export function Consultations({
  at,
  found,
}: {
  readonly at: OrgAt;
  readonly found: AnnounceView;
}): ReactNode {
  const engine = useEngine();
  const queries = useQueryClient();
  const text = useText();
  const [failed, setFailed] = useState("");
  const places: Consultation[] = [
    ...found.employers.map((legalEntity) => ({ legalEntity, state: "not-needed" as const })),
    ...found.places.map((location) => ({ location, state: "not-needed" as const })),
  ];
  const stateOf = (place: Consultation): Consultation["state"] =>
    found.consultations.find(
      (one) => one.legalEntity === place.legalEntity && one.location === place.location,
    )?.state ?? "not-needed";
  const set = async (consultation: Consultation): Promise<void> => {
    try {
      await engine.settleConsultation(at, consultation);
      await queries.invalidateQueries();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section className="stack tight" id="consultations" tabIndex={-1}>
      <h3>{text("announce.consultations")}</h3>
      <p className="muted">{text("announce.consultationsNote")}</p>
      {failed === "" ? null : (
        <p className="bad" role="alert">
          {failed}
        </p>
      )}
      {places.length === 0 ? <p>{text("announce.noPlaces")}</p> : null}
      <ul className="settings plain">
        {places.map((place) => (
          <li key={`${place.legalEntity ?? ""} ${place.location ?? ""}`}>
            <label className="field">
              {place.legalEntity ?? place.location}
              <select
                className="button"
                value={stateOf(place)}
                onChange={(event) =>
                  void set({ ...place, state: event.currentTarget.value as Consultation["state"] })
                }
              >
                {(["not-needed", "open", "closed"] as const).map((state) => (
                  <option key={state} value={state}>
                    {text(`announce.consultation.${state}`)}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
