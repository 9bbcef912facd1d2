import { Component, type ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { useView } from "../view/useView.ts";
import { formatView } from "../view/view.ts";

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps a fault of one place to that place: the bar, the other places and what is kept stay. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Failed error={error} />;
  }
}

function Failed({ error }: { readonly error: Error }): ReactNode {
  const text = useText();
  const { view } = useView();
  return (
    <div className="start panel stack" role="alert">
      <h1>{text("state.failed")}</h1>
      <p>{error.message}</p>
      <p className="muted">{text("state.keptAll")}</p>
      <div className="row">
        {/* A part that could not be loaded is not asked for again by the same page; the address holds the view. */}
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {text("state.again")}
        </button>
        <a className="button" href={formatView({ ...view, place: "start", own: {} })}>
          {text("state.otherOrg")}
        </a>
      </div>
    </div>
  );
}
