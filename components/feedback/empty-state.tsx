import type { ReactNode } from "react";

interface Props {
  title: ReactNode;
  children?: ReactNode;
  /** One button for the next step. */
  action?: ReactNode;
  icon?: ReactNode;
  /** "h1" if the page shows nothing else. */
  heading?: "h1" | "h2";
}

/** Says that there is nothing here yet, what would be here, and what to do next. */
export function EmptyState({ title, children, action, icon, heading: Heading = "h2" }: Props) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center">
      {icon && (
        <div
          aria-hidden="true"
          className="mb-4 grid size-11 place-items-center rounded-full bg-accent-soft text-accent"
        >
          {icon}
        </div>
      )}
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children && <div className="mt-1 text-ink-2 text-pretty">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
