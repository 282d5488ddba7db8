"use client";

import { RouteError } from "@/components/feedback/route-error";

export default function PageError({ error, retry }: { error: Error; retry: () => void }) {
  return <RouteError error={error} retry={retry} />;
}
