import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useContext, useState, type ReactNode } from "react";
import type { KeptOrg } from "../../engine/first.ts";
import type { KeepingView } from "../../engine/store.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { LanguageContext, useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import { useFormat } from "../../ui/useFormat.ts";
import { formatView } from "../../view/view.ts";
import { forgetHere, keepsBeside } from "./forgetHere.ts";

const Confirm = lazy(async () => ({ default: (await import("../../ui/Confirm.tsx")).Confirm }));

/** The organisations that are kept: opened again, saved as files, deleted. */
export function KeptOrgs(): ReactNode {
  const engine = useEngine();
  const ask = async (): Promise<Kept> => ({
    orgs: await engine.orgs(),
    keeping: await engine.keeping(),
    hasBeside: await keepsBeside(),
  });
  return (
    <Ask of={["orgs"]} ask={ask}>
      {(kept) => <List {...kept} />}
    </Ask>
  );
}

interface Kept {
  readonly orgs: readonly KeptOrg[];
  readonly keeping: KeepingView;
  /** The browser holds notes or answers. */
  readonly hasBeside: boolean;
}

function List({ orgs, keeping, hasBeside }: Kept): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { day } = useFormat();
  const queries = useQueryClient();
  /** Which organisation is about to be deleted; null: all of them. */
  const [doomed, setDoomed] = useState<{ readonly org: KeptOrg | null } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const isOwn = keeping.kind === "browser";

  const save = async (name: string, made: Promise<Blob>): Promise<void> => {
    try {
      setError(null);
      saveFile(name, await made);
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    }
  };
  const remove = async (org: KeptOrg | null): Promise<void> => {
    await (org === null ? engine.deleteAll() : engine.deleteOrg(org.id));
    forgetHere(org?.id ?? null);
    await queries.invalidateQueries();
  };

  return (
    <>
      {keeping.kind === "memory" ? <p className="warn">{text("keep.nowhere")}</p> : null}
      {orgs.length === 0 ? null : (
        <section className="stack" aria-labelledby="kept">
          <h2 id="kept">{text("start.before")}</h2>
          {error === null ? null : (
            <p className="bad" role="alert">
              {error}
            </p>
          )}
          <ul className="kept">
            {orgs.map((org) => (
              <li key={org.id}>
                <a className="name" href={formatView({ place: "findings", org: org.id, own: {} })}>
                  {org.name}
                </a>
                <span className="muted">{day(org.createdAt.slice(0, 10))}</span>
                <button
                  type="button"
                  className="button"
                  aria-label={text("keep.backupOf", { name: org.name })}
                  onClick={() => void save(`${org.id}.backup`, engine.backupOf(org.id))}
                >
                  {text("keep.backup")}
                </button>
                <button
                  type="button"
                  className="button"
                  aria-label={text("keep.filesOf", { name: org.name })}
                  onClick={() => void save(`${org.id}.zip`, engine.filesOf(org.id))}
                >
                  {text("keep.files")}
                </button>
                {isOwn ? (
                  <button
                    type="button"
                    className="button"
                    aria-label={text("keep.deleteOf", { name: org.name })}
                    onClick={() => setDoomed({ org })}
                  >
                    {text("keep.delete")}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
          <div className="row">
            <Room keeping={keeping} />
            {isOwn || (keeping.kind === "served" && hasBeside) ? (
              <button type="button" className="button" onClick={() => setDoomed({ org: null })}>
                {text(isOwn ? "keep.deleteAll" : "keep.deleteBeside")}
              </button>
            ) : null}
          </div>
          <p className="muted">{text("keep.about")}</p>
        </section>
      )}
      {doomed === null ? null : (
        <Suspense>
          <Confirm
            title={
              doomed.org !== null
                ? text("keep.deleteTitle", { name: doomed.org.name })
                : isOwn
                  ? text("keep.deleteAllTitle", { count: orgs.length })
                  : text("keep.deleteBesideTitle")
            }
            says={text(isOwn ? "keep.deleteSays" : "keep.deleteBesideSays")}
            action={text(
              doomed.org !== null ? "keep.delete" : isOwn ? "keep.deleteAll" : "keep.deleteBeside",
            )}
            onConfirm={() => remove(doomed.org)}
            onClose={() => setDoomed(null)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Where it is kept, and how much room it takes. */
function Room({ keeping: { kind, address, usedBytes } }: { readonly keeping: KeepingView }): ReactNode {
  const text = useText();
  const language = useContext(LanguageContext);
  if (kind === "served" && address === "memory") return null;
  if (kind === "served") return <span className="muted">{text("keep.served", { address })}</span>;
  if (usedBytes === null) return null;
  const size = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(usedBytes / 1e6);
  return <span className="muted">{text("keep.used", { size })}</span>;
}
