import type { TrialNotice } from "@/lib/format/trial-notice";
import { Icon } from "../ui/icon";

/** Says what is not real here. A narrow window shows only the name of the carrier of new numbers. */
export function EnvironmentBadge({ carrier, text }: TrialNotice) {
  const [firstWord, ...rest] = carrier.split(" ");
  return (
    <p
      title={text}
      className="flex min-h-7 items-center gap-1.5 rounded-full bg-busy-soft px-2.5 font-medium text-busy text-xs"
    >
      <Icon name="flask-conical" className="size-3.5 shrink-0" />
      <span className="whitespace-nowrap max-xl:sr-only">{text}</span>
      <span aria-hidden="true" className="whitespace-nowrap xl:hidden">
        {firstWord}
        <span className="max-sm:hidden"> {rest.join(" ")}</span>
      </span>
    </p>
  );
}
