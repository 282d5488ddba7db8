"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { beginVisit, endVisit, takeRows } from "./need-visit";

/** The list of what needs somebody. Whoever attaches a bot from a row comes back to the row after it. */
export function NeedList({ children }: { children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    endVisit();
    const rows = takeRows();
    const [next] = rows.flatMap((id) => document.getElementById(id) ?? []);
    // The act is the last one in its row.
    [...(next?.querySelectorAll<HTMLElement>("a, button") ?? [])].at(-1)?.focus();
  }, []);

  function onClick({ target }: MouseEvent) {
    const link = target instanceof Element ? target.closest("a") : null;
    const row = link?.closest("li");
    if (!link || !row || new URL(link.href).searchParams.get("do") !== "attach") return;
    const rows = [...(list.current?.children ?? [])].map(({ id }) => id);
    const at = rows.indexOf(row.id);
    const { pathname, search } = window.location;
    beginVisit({
      lineId: new URL(link.href).pathname.split("/").at(-1) ?? "",
      back: pathname + search,
      rows: [...rows.slice(at + 1), ...rows.slice(0, at).reverse()],
    });
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <ul ref={list} aria-label="Needs you" className="divide-y" onClick={onClick}>
      {children}
    </ul>
  );
}
