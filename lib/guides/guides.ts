/** The guides for users of the API, in reading order: the last part of each one's address, and its file in docs/api. */
export const GUIDES = [
  { slug: "", file: "README.md", title: "The API" },
  { slug: "phone-numbers", file: "phone-numbers.md", title: "A phone line through the API" },
  { slug: "versioning", file: "versioning.md", title: "Versions and deprecation" },
  { slug: "moving-from-annie", file: "moving-from-annie.md", title: "Moving from Annie" },
  {
    slug: "moving-from-hms-sovereign",
    file: "moving-from-hms-sovereign.md",
    title: "Moving from HMS Sovereign (VoiceDock)",
  },
  { slug: "moving-from-opencx", file: "moving-from-opencx.md", title: "Moving from OpenCX" },
] as const;

export type Guide = (typeof GUIDES)[number];

/** The guide at an address below `/docs`; undefined if there is none. */
export function findGuide(slug: string): Guide | undefined {
  return GUIDES.find((guide) => guide.slug === slug);
}
