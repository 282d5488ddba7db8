"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useAct } from "@/components/feedback/use-act";
import { useToast } from "@/components/feedback/use-toast";
import { Button } from "@/components/ui/button";
import { startRunAction } from "@/lib/actions/carrier-actions";

/** How often to check a running comparison, in milliseconds. */
const POLL_INTERVAL = 1_500;

/** Starts a comparison of the carrier's list with ours, and refreshes the page until it is done. */
export function CompareButton({
  running,
  acceptLosses = false,
  carrier,
}: {
  running: boolean;
  acceptLosses?: boolean;
  /** The carrier to compare with; every one without it. */
  carrier?: string;
}) {
  const router = useRouter();
  const toast = useToast();
  const { run, busy } = useAct(`compare ${carrier}`);

  useEffect(() => {
    if (!running) return;
    const looking = setInterval(() => router.refresh(), POLL_INTERVAL);
    return () => clearInterval(looking);
  }, [running, router]);

  async function compare() {
    const result = await run((intent) => startRunAction({ acceptLosses, carrier }, intent));
    if (!result.ok) return toast.failure(result.message);
    router.refresh();
  }

  return (
    <Button size="sm" busy={busy || running} onClick={() => void compare()}>
      {acceptLosses ? "Mark them as lost" : "Compare now"}
    </Button>
  );
}
