import { Alert } from "@/components/feedback/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";

interface Props {
  link: string;
  /** Whom it is for. */
  name: string;
  /** How long it works: "7 days". */
  works: string;
}

/** A one-time link, shown this once, to be handed over by whoever made it. */
export function LinkToHandOver({ link, name, works }: Props) {
  return (
    <div className="grid gap-4">
      <Alert tone="warn" title="This link is shown only now">
        <p>
          Hand it to {name} yourself, and to nobody else: whoever opens it sets the password. It works once,
          for {works}.
        </p>
      </Alert>
      <div className="flex items-center gap-2">
        <Input
          readOnly
          value={link}
          aria-label={`Link for ${name}`}
          className="font-mono text-sm"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link} label="Copy the link" className="!size-9 shrink-0" />
      </div>
    </div>
  );
}
