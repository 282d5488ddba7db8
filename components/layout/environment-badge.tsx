import { Icon } from "../ui/icon";

/** Says that nothing here reaches the outside. */
export function EnvironmentBadge() {
  return (
    <p
      title="Local carrier: no real calls or charges"
      className="flex min-h-7 items-center gap-1.5 rounded-full bg-busy-soft px-2.5 font-medium text-busy text-xs"
    >
      <Icon name="flask-conical" className="size-3.5 shrink-0" />
      <span className="whitespace-nowrap max-xl:sr-only">Local carrier: no real calls or charges</span>
      <span aria-hidden="true" className="whitespace-nowrap xl:hidden">
        Local<span className="max-sm:hidden"> carrier</span>
      </span>
    </p>
  );
}
