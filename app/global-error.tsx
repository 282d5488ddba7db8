"use client";

import { RouteError } from "@/components/feedback/route-error";
import "./globals.css";

/** Stands in for the whole document when even the root layout cannot be drawn. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Linekeeper cannot be shown</title>
        <main className="grid min-h-dvh place-items-center">
          <RouteError error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
