import type { ReactNode } from "react";
import { CopyButton } from "../ui/copy-button";
import { Input } from "../ui/input";
import { Alert } from "./alert";

interface Props {
  title: string;
  value: string;
  /** The name of the secret: "Link for Nora". */
  label: string;
  copyLabel: string;
  /** What to do with it, and what it allows. */
  children: ReactNode;
}

/** A secret to copy now, because it is shown only once. */
export function OneTimeSecret({ title, value, label, copyLabel, children }: Props) {
  return (
    <div className="grid gap-4">
      <Alert tone="warn" live title={title}>
        <p>{children}</p>
      </Alert>
      <div className="flex items-center gap-2">
        <Input
          readOnly
          value={value}
          aria-label={label}
          className="font-mono text-sm"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={value} label={copyLabel} className="!size-9 shrink-0" />
      </div>
    </div>
  );
}
