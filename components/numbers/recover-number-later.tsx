"use client";

import dynamic from "next/dynamic";

/** As `RecoverNumber`; its code is loaded where a number has been released. */
export const RecoverNumberLater = dynamic(() => import("./recover-number").then((it) => it.RecoverNumber), {
  ssr: false,
});
