"use client";

import { useState } from "react";
import { NAV_COLLAPSED, NAV_COOKIE } from "@/lib/constants/preferences";
import { Icon } from "../ui/icon";
import { keepPreference } from "./preference-cookie";

/** Collapses or expands the navigation, and remembers the choice. */
export function CollapseButton({ collapsed: initially }: { collapsed: boolean }) {
  const [collapsed, setCollapsed] = useState(initially);
  const label = collapsed ? "Expand navigation" : "Collapse navigation";

  function toggle() {
    const value = collapsed ? "" : NAV_COLLAPSED;
    const shell = document.getElementById("shell");
    if (shell) shell.dataset.nav = value;
    keepPreference(NAV_COOKIE, value);
    setCollapsed(!collapsed);
  }

  return (
    <button
      type="button"
      onClick={toggle}
      title={label}
      aria-label={label}
      className="flex min-h-9 w-full items-center gap-3 rounded-md px-2.5 text-ink-3 hover:bg-sunken hover:text-ink group-data-[nav=collapsed]/shell:justify-center"
    >
      <Icon name={collapsed ? "panel-left-open" : "panel-left-close"} className="size-4 shrink-0" />
      <span aria-hidden="true" className="group-data-[nav=collapsed]/shell:hidden">
        Collapse
      </span>
    </button>
  );
}
