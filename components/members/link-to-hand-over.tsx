import { OneTimeSecret } from "@/components/feedback/one-time-secret";

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
    <OneTimeSecret
      title="This link is shown only now"
      value={link}
      label={`Link for ${name}`}
      copyLabel="Copy the link"
    >
      Hand it to {name} yourself, and to nobody else: whoever opens it sets the password. It works once, for{" "}
      {works}.
    </OneTimeSecret>
  );
}
