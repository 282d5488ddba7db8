import { misdirected } from "@/lib/api/core/misdirected";

export const dynamic = "force-dynamic";

/** Answers every request for another host (`lib/serving/redirect-early.ts`). */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = misdirected();
