"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent, PointerEvent, ReactNode } from "react";

/**
 * The body of a table whose rows are links. One pair of listeners navigates and prefetches for all rows, instead of a
 * component in each of fifty. Clicks with a modifier or another button are left to the browser.
 */
export function RowLinks({ className, children }: { className: string; children: ReactNode }) {
  const router = useRouter();
  function go(event: MouseEvent) {
    const href = hrefOf(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!href || !plain || event.defaultPrevented) return;
    event.preventDefault();
    router.push(href);
  }
  function prefetch(event: PointerEvent) {
    const href = hrefOf(event);
    if (href) router.prefetch(href);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a link is a click on it
    <tbody className={className} onClick={go} onPointerOver={prefetch}>
      {children}
    </tbody>
  );
}

function hrefOf(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest("a.row-link") : null;
  return link?.getAttribute("href") ?? null;
}
