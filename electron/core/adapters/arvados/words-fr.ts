/** What the adapter says, in French, by the English sentence. */
export const FRENCH: Readonly<Record<string, string>> = {};
