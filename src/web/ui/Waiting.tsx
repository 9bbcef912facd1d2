import { useEffect, useState, type ReactNode } from "react";
import { useText } from "../text/useText.ts";

/** Stands where an answer will be: nothing at first, then how long it has taken. */
export function Waiting(): ReactNode {
  const text = useText();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="muted late" role="status">
      {seconds === 0 ? `${text("state.loading")} …` : text("shell.elapsed", { count: seconds })}
    </p>
  );
}
