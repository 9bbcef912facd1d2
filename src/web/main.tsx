import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { servedStore } from "./engine/useEngine.ts";
import { registerOffline } from "./offline/register.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element #app.");
createRoot(root).render(<App />);
// Where a process of this machine serves the page, it ends with that process.
if (servedStore() === null) registerOffline();
