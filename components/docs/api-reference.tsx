"use client";

import { createElement, useEffect, useState } from "react";
import "./api-reference.css";

/** The viewer knows hexadecimal colours only, so these are the console's tokens once more. */
const LIGHT = {
  "bg-color": "#ffffff",
  "text-color": "#1d2a2f",
  "primary-color": "#00766f",
  "nav-bg-color": "#f4f6f6",
  "nav-text-color": "#44545a",
  "nav-hover-bg-color": "#def4f2",
  "nav-hover-text-color": "#1d2a2f",
  "nav-accent-color": "#00766f",
  "secondary-color": "#00766f",
  style: { "--green": "#1a7f37", "--blue": "#0b66b5" },
};
const DARK = {
  "bg-color": "#10181b",
  "text-color": "#eef2f3",
  "primary-color": "#5fd0c8",
  "nav-bg-color": "#0c1113",
  "nav-text-color": "#b4c0c4",
  "nav-hover-bg-color": "#16302f",
  "nav-hover-text-color": "#eef2f3",
  "nav-accent-color": "#5fd0c8",
  "secondary-color": "#5fd0c8",
  // Its own are made for a light page alone.
  style: {
    "--inline-code-fg": "#ffb59e",
    "--placeholder-color": "#8d9a9f",
    "--purple": "#c9b1ff",
    "--red": "#ff8f8f",
    "--green": "#63d891",
    "--blue": "#74bcff",
    "--light-red": "#16302f",
    "--light-yellow": "#16302f",
    "--light-green": "#16302f",
    "--light-blue": "#16302f",
  },
};

/** The reference of the API, drawn from its description by OpenAPI Explorer, with a way to try each operation. */
export function ApiReference({ descriptionUrl }: { descriptionUrl: string }) {
  const [colors, setColors] = useState<typeof LIGHT | typeof DARK>();

  useEffect(() => {
    void import("openapi-explorer").then(() => setColors(isDark() ? DARK : LIGHT));
  }, []);

  if (!colors) return <p className="p-8 text-ink-2">The reference is loading.</p>;
  return createElement("openapi-explorer", {
    ...colors,
    "spec-url": descriptionUrl,
    "hide-server-selection": "true",
    "use-path-in-nav-bar": "true",
    "display-nulls": "true",
  });
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
