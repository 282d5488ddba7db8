import type { ReactNode } from "react";
import { Fact } from "@/components/ui/fact";

/** Facts as a list of terms, two beside each other where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">{children}</dl>;
}

interface TextFactProps {
  label: string;
  /** Null if it is not set. */
  children: string | null;
  /** What holds while it is not set; "Not set" by default. */
  none?: string;
}

/** One fact in words, or what holds instead. */
export function TextFact({ label, children, none = "Not set" }: TextFactProps) {
  return (
    <Fact label={label}>
      {children ? (
        <span className="wrap-anywhere whitespace-pre-line">{children}</span>
      ) : (
        <span className="text-ink-2">{none}</span>
      )}
    </Fact>
  );
}
