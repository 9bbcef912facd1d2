import { expose } from "comlink";
import { createPlanner } from "./planner.ts";

// A thread of its own: while it searches, findings and letters are still answered.
expose(createPlanner());
