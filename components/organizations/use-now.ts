"use client";

import { useEffect, useState } from "react";

/**
 * The moment by the server's clock, moved on every half minute. The first value is the server's own, so that the first
 * HTML and the browser agree.
 * @param renderedAt when the server drew the page, ISO 8601
 */
export function useNow(renderedAt: string): Date {
  const [now, setNow] = useState(() => new Date(renderedAt));
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(
      () => setNow(new Date(Date.parse(renderedAt) + performance.now() - start)),
      30_000,
    );
    return () => clearInterval(timer);
  }, [renderedAt]);
  return now;
}
