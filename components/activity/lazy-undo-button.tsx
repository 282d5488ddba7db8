"use client";

import { later } from "../feedback/later";

/** Offers to undo a change. Loaded only if something can be undone. */
export const LazyUndoButton = later(() => import("./undo-button").then((it) => it.UndoButton));
