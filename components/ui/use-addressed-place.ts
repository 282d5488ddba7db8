"use client";

import { useEffect } from "react";

/**
 * Shows the place that the address names ("#phone") once the component is on the page. The browser looks for it when the
 * page has arrived, which may be before React shows what was streamed. A reader who has scrolled is left where they are.
 */
export function useAddressedPlace(): void {
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (id && window.scrollY === 0) document.getElementById(id)?.scrollIntoView();
  }, []);
}
