"use client";

import { RouteError } from "@/components/feedback/route-error";
import "./globals.css";

/** Replaces the whole document when even the root layout fails to render. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Linekeeper didn’t load</title>
        <main className="grid min-h-dvh place-items-center">
          <RouteError error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
