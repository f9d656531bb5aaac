/** What the adapter says, in German, by the English sentence. */
export const GERMAN: Readonly<Record<string, string>> = {};
