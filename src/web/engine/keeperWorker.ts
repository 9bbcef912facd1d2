import { expose } from "comlink";
import { createKeeper } from "./keeper.ts";

// A thread of its own: while a long list is kept, what was read is judged and drawn.
expose(createKeeper());
