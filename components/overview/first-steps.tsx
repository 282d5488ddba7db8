import { paths } from "@/lib/paths";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { LinkButton } from "../ui/link-button";

interface Props {
  /** The steps already done. */
  done: { organization: boolean; bot: boolean; number: boolean };
  /** The steps the reader may take. */
  may: { organization: boolean; bot: boolean; number: boolean };
  orgId: string | undefined;
}

/** Shown while there are no lines: the three steps to the first answered line. */
export function FirstSteps({ done, may, orgId }: Props) {
  const steps = [
    {
      key: "organization",
      title: "Add an organization",
      text: "A practice location with its address and office hours.",
      href: paths.newOrganization(),
    },
    {
      key: "bot",
      title: "Add a bot",
      text: "Your AI receptionist: how it greets callers and what it knows.",
      href: paths.newBot(orgId),
    },
    {
      key: "number",
      title: "Get a number",
      text: "A local number that your bot answers.",
      href: paths.getNumber(orgId),
    },
  ] as const;
  const count = steps.filter(({ key }) => done[key]).length;
  const next = steps.find(({ key }) => !done[key]);

  return (
    <section aria-labelledby="first-steps" className="surface mx-auto max-w-2xl p-6 sm:p-8">
      <h2 id="first-steps" className="font-semibold text-lg">
        Three steps to your first answered line
      </h2>
      <p className="mt-1 text-ink-2">It takes about three minutes. {count} of 3 done.</p>
      <progress
        aria-label="Steps done"
        value={count}
        max={3}
        className="mt-4 h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <ol className="mt-4 divide-y">
        {steps.map((step, index) => (
          <li key={step.key} className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
            <span
              aria-hidden="true"
              className={cx(
                "grid size-8 shrink-0 place-items-center rounded-full font-semibold text-sm",
                done[step.key] ? "bg-ok-soft text-ok" : "bg-sunken text-ink-2",
              )}
            >
              {done[step.key] ? <Icon name="check" className="size-4" /> : index + 1}
            </span>
            <div className="min-w-0 flex-1 basis-48">
              <h3 className="font-medium">
                {step.title}
                {done[step.key] && <span className="sr-only"> (done)</span>}
              </h3>
              <p className="text-ink-2 text-sm">{step.text}</p>
            </div>
            {!done[step.key] && may[step.key] && (
              <LinkButton href={step.href} variant={step === next ? "primary" : "secondary"}>
                {step.title}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
