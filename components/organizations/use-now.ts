"use client";

import { useEffect, useState } from "react";

/**
 * The time by the server's clock, updated every half minute. The first value is the server's own, so that the first
 * HTML and the browser agree.
 * @param renderedAt when the server rendered the page, ISO 8601
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
