import { expose } from "comlink";
import { openEngine } from "./first.ts";

// The worker: everything that computes or stores runs here, so that typing and drawing never wait.
expose(openEngine());
