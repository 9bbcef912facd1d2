import type { ReactNode } from "react";
import type { WrongNote } from "../../engine/notes.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { saveFile } from "../../ui/saveFile.ts";
import type { OrgAt } from "../../view/view.ts";
import type { Writing } from "./useWriting.ts";

/** What somebody said is wrong, and why, in this browser; as a file for whoever keeps the data. */
export function Wrongs({ at, writing }: { readonly at: OrgAt; readonly writing: Writing }): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <Ask of={["wrongs", at.org]} ask={async (): Promise<readonly WrongNote[]> => engine.wrongs(at)}>
      {(notes) =>
        notes.length === 0 ? null : (
          <section className="panel stack" aria-labelledby="wrongs">
            <h2 id="wrongs">{text("findings.wrongs", { count: notes.length })}</h2>
            <p className="muted">{text("findings.wrongsSay")}</p>
            <ul className="plain found">
              {notes.map((note) => (
                <li key={note.key} className="found-one">
                  <p>{note.message}</p>
                  <p className="warn">{text("findings.wrongSaid", { because: note.because })}</p>
                  <div className="row">
                    <button
                      type="button"
                      className="button"
                      aria-label={text("findings.dropNoteOf", { message: note.message })}
                      onClick={() =>
                        writing.write(text("findings.noteDropped"), async () => {
                          await engine.sayWrong(at, note.key, "");
                          return null;
                        })
                      }
                    >
                      {text("findings.dropNote")}
                    </button>
                  </div>
                </li>
              ))}
            </ul>
            <div className="row">
              <button
                type="button"
                className="button"
                onClick={() =>
                  writing.write(text("findings.notesSaved"), async () => {
                    const { name, content } = await engine.wrongFile(at);
                    saveFile(name, content);
                    return null;
                  })
                }
              >
                {text("findings.saveNotes")}
              </button>
            </div>
          </section>
        )
      }
    </Ask>
  );
}
