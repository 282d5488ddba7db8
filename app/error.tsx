"use client";

import { RouteError } from "@/components/feedback/route-error";

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <RouteError error={error} retry={retry} />
    </main>
  );
}
