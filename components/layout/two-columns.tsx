import type { ReactNode } from "react";

/** A main column and a narrower one beside it; one below the other on narrow windows. */
export function TwoColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="grid min-w-0 gap-5">{main}</div>
      <div className="grid min-w-0 gap-5">{side}</div>
    </div>
  );
}
