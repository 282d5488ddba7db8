"use client";

import { createElement, useEffect, useRef, useState } from "react";
import "./api-reference.css";

/** The console's tokens as hexadecimal colors, the only kind that the viewer accepts. */
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
  // The viewer's own colors only suit a light page.
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

/**
 * The API reference, rendered by OpenAPI Explorer from our document. Readers can try each operation. The viewer brings the
 * page's main landmark with it.
 */
export function ApiReference({ descriptionUrl }: { descriptionUrl: string }) {
  const [colors, setColors] = useState<typeof LIGHT | typeof DARK>();
  const viewer = useRef<HTMLElement>(null);

  useEffect(() => {
    void import("openapi-explorer").then(() => setColors(isDark() ? DARK : LIGHT));
  }, []);

  useEffect(() => (colors && viewer.current ? nameLandmarks(viewer.current) : undefined), [colors]);

  if (!colors) return <main className="p-8 text-ink-2">Loading the reference…</main>;
  return createElement("openapi-explorer", {
    ...colors,
    ref: viewer,
    "spec-url": descriptionUrl,
    "hide-server-selection": "true",
    "use-path-in-nav-bar": "true",
    "display-nulls": "true",
  });
}

/**
 * Names the viewer's navigation, to tell it from the page's own. The viewer draws itself anew while it loads.
 * @returns a function that stops it
 */
function nameLandmarks(viewer: HTMLElement): (() => void) | undefined {
  const root = viewer.shadowRoot;
  if (!root) return undefined;
  const correct = () => {
    for (const nav of root.querySelectorAll("nav:not([aria-label])"))
      nav.setAttribute("aria-label", "Operations");
  };
  correct();
  const observer = new MutationObserver(correct);
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
