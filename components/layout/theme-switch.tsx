"use client";

import { useState } from "react";
import { THEME_COOKIE, type Theme } from "@/lib/constants/preferences";
import { Icon } from "../ui/icon";
import { keepPreference } from "./preference-cookie";

const CHOICES = [
  { value: "system", label: "System", icon: "monitor" },
  { value: "light", label: "Light", icon: "sun" },
  { value: "dark", label: "Dark", icon: "moon" },
] as const;

/** Light, dark or the system's theme; remembered in a cookie. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme);

  function choose(next: Theme) {
    const { dataset } = document.documentElement;
    if (next === "system") delete dataset.theme;
    else dataset.theme = next;
    keepPreference(THEME_COOKIE, next);
    setChosen(next);
  }

  return (
    <fieldset>
      <legend className="mb-1.5 text-ink-3 text-xs">Theme</legend>
      <div className="grid grid-cols-3 gap-0.5 rounded-md bg-sunken p-0.5">
        {CHOICES.map(({ value, label, icon }) => (
          <label
            key={value}
            className="flex min-h-7 items-center justify-center gap-1.5 rounded-md text-ink-2 text-sm has-checked:bg-panel has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              value={value}
              checked={chosen === value}
              onChange={() => choose(value)}
              className="sr-only"
            />
            <Icon name={icon} className="size-3.5" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
