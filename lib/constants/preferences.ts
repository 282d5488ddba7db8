/** How a user wants the console to look, stored in cookies so that the first paint is right. */

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_COOKIE = "lk-theme";

/** "collapsed" shows the navigation as icons only. */
export const NAV_COOKIE = "lk-nav";
export const NAV_COLLAPSED = "collapsed";

/** The theme named by a cookie; the system's theme for anything else. */
export function readTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** The browser's timezone, an IANA name. */
export const ZONE_COOKIE = "lk-zone";
