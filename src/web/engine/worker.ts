import { expose } from "comlink";
import { createEngine } from "./engine.ts";

// The worker: everything that computes or stores runs here, so that typing and drawing never wait.
expose(createEngine());
