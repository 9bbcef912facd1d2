import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { wrap } from "comlink";
import { useState, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import type { OrgSource } from "../engine/orgSource.ts";
import { OrgBoard } from "../screens/org/OrgBoard.tsx";
import { useLensData } from "../screens/org/useLensData.ts";
import type { BenchEntry } from "./benchWorker.ts";

/**
 * The drawing on rows of an address, for measuring: `bench?data=URL` of a CSV `id,manager,name,title,function,area`.
 * It marks `data-ready` when the rows are read and `chart-painted` after the first frame with everybody.
 */
const address = new URLSearchParams(location.search).get("data");
const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element #app.");
if (address === null) root.textContent = "Which rows? bench?data=URL";
else void start(root, new URL(address, location.href).href);

async function start(element: HTMLElement, data: string): Promise<void> {
  const worker = wrap<BenchEntry>(
    new Worker(new URL("./benchWorker.ts", import.meta.url), { type: "module", name: "bench" }),
  );
  performance.mark("rows-asked");
  await worker.read(data);
  performance.mark("data-ready");
  const source: OrgSource = {
    key: ["bench", data],
    columns: (lens) => worker.columns(lens),
    colours: (lens, by) => worker.colours(lens, by),
    mask: (lens, wanted) => worker.mask(lens, wanted),
    labels: (lens, nodes) => worker.labels(lens, nodes),
    nodeOf: (lens, subject) => worker.nodeOf(lens, subject),
  };
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  createRoot(element).render(
    <QueryClientProvider client={queries}>
      <Measured source={source} />
    </QueryClientProvider>,
  );
}

/** What the drawing is sent: bytes of all columns. */
function bytesOf(...parts: readonly object[]): number {
  const columns = parts.flatMap((part) => Object.values(part)).filter((one) => ArrayBuffer.isView(one));
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

const WANTED = {};
let isMarked = false;

function Measured({ source }: { readonly source: OrgSource }): ReactNode {
  const [lens, setLens] = useState<"disciplines" | "areas">("disciplines");
  const [selected, setSelected] = useState<string>();
  const { data, error } = useLensData(source, { lens, by: "discipline", wanted: WANTED });
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (data === null) return null;
  return (
    <main className="org measured">
      <OrgBoard
        source={source}
        data={data}
        selected={selected}
        onSelect={setSelected}
        onLens={setLens}
        onPainted={() => {
          if (isMarked) return;
          isMarked = true;
          performance.mark("chart-painted", { detail: { columnBytes: bytesOf(data.columns, data.colours) } });
        }}
      />
    </main>
  );
}
