import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element #app.");
createRoot(root).render(<App />);
