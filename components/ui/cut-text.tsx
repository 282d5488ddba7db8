/**
 * A long word in a table, such as an e-mail address, in one line: cut off where its column ends, with the whole of it as
 * its title. Stacked cells have room for all of it.
 */
export function CutText({ text }: { text: string }) {
  return (
    <span
      title={text}
      className="block text-ink-3 text-sm max-sm:break-all sm:truncate sm:max-xl:w-0 sm:max-xl:min-w-full"
    >
      {text}
    </span>
  );
}
