import { z } from 'zod';
import { type Description, descriptionSchema } from '../../domain/description.ts';
import type { Failure, FailureCode } from '../../domain/failure.ts';
import { type Language, languageSchema } from '../../domain/languages.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { CopyPlace } from '../directory/copy/copy-place.ts';
import { readSealedJson, writeSealedJson } from '../directory/copy/sealed-json.ts';
import { PASSING_FAILURES } from '../net/retry.ts';
import type { Kept } from './kept.ts';

/**
 * What an instance can do, for its screens: at first as it was told last time, while its server is asked, and so as long
 * as that is out of reach; `keptAt` then says since when. Whoever writes asks `Instance.description`.
 */
export interface ToldDescription {
  get(): Promise<Result<Description>>;
  /** Keeps nothing more; resolves once what was about to be kept is on the disk. */
  end(): Promise<void>;
}

/** What telling stands on. */
export interface ToldParts {
  readonly description: Kept<Description>;
  /** Where it is kept for the next run; null: nowhere. */
  readonly place: CopyPlace | null;
  readonly language: () => Language;
  readonly now: () => number;
  /** Called when the server has answered after something older was told. */
  readonly changed: () => void;
}

const tellingSchema = z.object({ language: languageSchema, at: z.iso.datetime(), description: descriptionSchema });
type Telling = z.infer<typeof tellingSchema>;
/** What one that another release wrote holds may have other fields: then it is not used. */
const fileSchema = z.object({ version: z.literal(1), tellings: z.array(tellingSchema) });

/** With these a description that is kept stands in; a name that can't be looked up is how a computer without network fails. */
const OUT_OF_REACH: ReadonlySet<FailureCode> = new Set(['name-not-found', ...PASSING_FAILURES]);

/** Tells what `description` says, or what it said before; one telling is kept for each language. */
export function createToldDescription({ description, place, language, now, changed }: ToldParts): ToldDescription {
  let tellings: readonly Telling[] | null = null;
  let hasAnswered = false;
  let writing: Promise<unknown> = Promise.resolve();
  let ended = false;

  function known(): readonly Telling[] {
    tellings ??= place ? readTellings(place) : [];
    return tellings;
  }

  function keep(spoken: Language, told: Description) {
    const others = known().filter((one) => one.language !== spoken);
    if (known().some((one) => one.description === told)) return;
    const all = [{ language: spoken, at: new Date(now()).toISOString(), description: told }, ...others];
    tellings = all;
    if (!place || ended) return;
    writing = writing.then(() => writeSealedJson(place, { version: 1, tellings: all }));
  }

  async function ask(spoken: Language): Promise<Result<Description>> {
    const told = await description.get();
    if (told.ok && spoken === language()) keep(spoken, told.value);
    hasAnswered ||= told.ok || !isOutOfReach(told.failure);
    return told;
  }

  return {
    async get() {
      const spoken = language();
      const before = known().find((one) => one.language === spoken);
      if (before && !hasAnswered) {
        void ask(spoken).then(() => hasAnswered && changed());
        return ok(asKept(before));
      }
      const told = await ask(spoken);
      if (told.ok || !isOutOfReach(told.failure)) return told;
      // Words in another language are better than none.
      const kept = known().find((one) => one.language === spoken) ?? known()[0];
      return kept ? ok(asKept(kept)) : told;
    },
    async end() {
      ended = true;
      await writing;
    },
  };
}

/** Whether a server, or the way to it, did not answer: it says nothing of the sign-in or of what the server holds. */
export function isOutOfReach({ code }: Failure): boolean {
  return OUT_OF_REACH.has(code);
}

function asKept({ at, description }: Telling): Description {
  return { ...description, keptAt: at };
}

function readTellings(place: CopyPlace): readonly Telling[] {
  const file = fileSchema.safeParse(readSealedJson(place));
  return file.success ? file.data.tellings : [];
}
