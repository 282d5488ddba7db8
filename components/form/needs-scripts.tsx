/** Shown in a form that works only with scripts, where there are none. */
export function NeedsScripts() {
  return (
    <noscript>
      <p className="rounded-md border p-4 text-ink-2">
        This form needs JavaScript. Turn it on in your browser, then reload the page.
      </p>
    </noscript>
  );
}
