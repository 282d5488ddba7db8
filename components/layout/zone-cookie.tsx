"use client";

import { useEffect } from "react";
import { ZONE_COOKIE } from "@/lib/constants/preferences";
import { keepPreference } from "./preference-cookie";

/** Tells the server the reader's timezone with a cookie, so that the first paint of a list has the reader's days. */
export function ZoneCookie({ known }: { known: string }) {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone !== known) keepPreference(ZONE_COOKIE, zone);
  }, [known]);
  return null;
}
