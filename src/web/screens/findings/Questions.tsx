import { useState, type ReactNode } from "react";
import type { FindingsView } from "../../engine/findings.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import type { Writing } from "./useWriting.ts";

const ANSWERS = ["yes", "no", "unknown"] as const;
type Question = FindingsView["questions"]["list"][number];

/** The ten questions asked before any target, with what the data hint. A hint is no answer. */
export function Questions({
  at,
  questions,
  isReadOnly,
  isOpen,
  writing,
}: {
  readonly at: OrgAt;
  readonly questions: FindingsView["questions"];
  readonly isReadOnly: boolean;
  readonly isOpen: boolean;
  readonly writing: Writing;
}): ReactNode {
  const text = useText();
  const { list, unanswered, advice, deciders, decider } = questions;
  const [chosen, setChosen] = useState<string | null>(null);
  const deciderId = chosen ?? deciders[0]?.id ?? null;
  return (
    <details className="questions" open={isOpen}>
      <summary>
        {unanswered === 0
          ? text("findings.allAnswered", { count: list.length })
          : text("findings.unanswered", { count: unanswered, all: list.length })}
      </summary>
      <p className="muted">{text("findings.questionsSay")}</p>
      {decider === null ? null : <p>{text("findings.decides", { name: decider })}</p>}
      {isReadOnly || deciders.length === 0 ? null : (
        <label className="field">
          {text("findings.whoDecides")}
          <select value={deciderId ?? ""} onChange={(event) => setChosen(event.currentTarget.value)}>
            {deciders.map(({ id, name, title }) => (
              <option key={id} value={id}>
                {title === "" ? name : `${name}, ${title}`}
              </option>
            ))}
          </select>
        </label>
      )}
      <ol className="plain stack tight">
        {list.map((question) => (
          <li key={question.code}>
            {isReadOnly ? (
              <Said question={question} />
            ) : (
              <OneQuestion
                key={`${question.answer} ${question.evidence ?? ""}`}
                at={at}
                question={question}
                deciderId={deciderId}
                writing={writing}
              />
            )}
          </li>
        ))}
      </ol>
      {advice === null ? null : <p className="warn">{advice}</p>}
    </details>
  );
}

function Said({ question }: { readonly question: Question }): ReactNode {
  const text = useText();
  return (
    <p>
      {question.question} <b>{text(`findings.answer.${question.answer}`)}</b> {question.evidence ?? ""}
      {question.hint === null ? null : <span className="muted"> {question.hint}</span>}
    </p>
  );
}

function OneQuestion({
  at,
  question,
  deciderId,
  writing,
}: {
  readonly at: OrgAt;
  readonly question: Question;
  readonly deciderId: string | null;
  readonly writing: Writing;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [answer, setAnswer] = useState(question.answer);
  const [evidence, setEvidence] = useState(question.evidence ?? "");
  const isChanged = answer !== question.answer || evidence.trim() !== (question.evidence ?? "");
  const lacks = answer === "yes" && evidence.trim() === "";
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && !lacks)
          writing.write(text("findings.answerKept"), () =>
            engine.answerQuestion(at, { code: question.code, answer, evidence, deciderId }),
          );
      }}
    >
      <fieldset>
        <legend>{question.question}</legend>
        {question.hint === null ? null : <p className="muted">{question.hint}</p>}
        <div className="row">
          {ANSWERS.map((one) => (
            <label key={one} className="choice">
              <input
                type="radio"
                name={question.code}
                checked={answer === one}
                onChange={() => setAnswer(one)}
              />
              {text(`findings.answer.${one}`)}
            </label>
          ))}
        </div>
        {answer === "unknown" && evidence === "" ? null : (
          <label className="field">
            {text(answer === "yes" ? "findings.evidenceNeeded" : "findings.evidence")}
            <textarea
              rows={2}
              value={evidence}
              aria-invalid={lacks || undefined}
              onChange={(event) => setEvidence(event.currentTarget.value)}
            />
          </label>
        )}
        {isChanged ? (
          <div className="row">
            <button type="submit" className="button" disabled={lacks || writing.isBusy}>
              {text("findings.keepAnswer")}
            </button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}
