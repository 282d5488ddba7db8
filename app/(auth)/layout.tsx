import type { ReactNode } from "react";
import { Mark } from "@/components/layout/mark";

/** Pages shown before sign-in: one card in the middle. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-3">
          <Mark />
          <span className="font-semibold text-lg">Linekeeper</span>
        </div>
        {children}
      </div>
    </main>
  );
}
