import { OneTimeSecret } from "@/components/feedback/one-time-secret";

interface Props {
  link: string;
  /** The person whom the link is for. */
  name: string;
  /** How long the link works: "7 days". */
  works: string;
}

/** A one-time link, shown once, for its creator to hand over. */
export function LinkToHandOver({ link, name, works }: Props) {
  return (
    <OneTimeSecret title="Copy this link now" value={link} label={`Link for ${name}`} copyLabel="Copy link">
      Give it to {name} only: whoever uses it sets the password. It works once, within {works}, and can’t be
      shown again. It ends early if your right to make it ends.
    </OneTimeSecret>
  );
}
