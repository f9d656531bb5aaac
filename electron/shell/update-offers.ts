import path from 'node:path';
import type { Dialog } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { parseJson, readIfThere, writeAtomically } from '../core/storage/atomic-file.ts';
import { fillIn } from '../domain/failure.ts';
import type { Language } from '../domain/languages.ts';

/** The part of electron-updater that Roster uses. */
export type UpdateSource = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'isUpdaterActive'
  | 'logger'
  | 'quitAndInstall'
>;

/** What `createUpdates` works with. `load` brings the updater, the first time that one is wanted. */
export interface UpdatesOptions {
  readonly load: () => Promise<UpdateSource>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  /** The data folder. */
  readonly folder: string;
  readonly version: string;
  readonly language: Language;
}

/** Newer versions of Roster. Nothing is looked for, downloaded or installed before the person has asked for that. */
export interface Updates {
  /** Looks for a newer version and tells what it found, whatever that is. For the menu. */
  check(): Promise<void>;
  /** The same where the person has chosen to have it done at every start; only a newer version is told then. */
  checkAtStart(): Promise<void>;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    available: 'Roster {newer} can be had.',
    downloadDetail: 'This is Roster {version}. The new one is downloaded now and installed when Roster ends.',
    download: 'Download',
    later: 'Not now',
    ready: 'Roster {newer} is downloaded.',
    readyDetail: 'It is installed when Roster ends.',
    restart: 'Restart now',
    newest: 'Roster {version} is the newest version.',
    none: 'This Roster does not update itself.',
    noneDetail: 'It was installed in a way, or for a place, that brings its own updates, or none.',
    failed: 'The update did not work.',
    failedDetail: 'Nothing was changed. Try again when this computer is online.',
    atStart: 'Look for a newer version whenever Roster starts',
    ok: 'OK',
  },
  de: {
    available: 'Roster {newer} ist erhältlich.',
    downloadDetail: 'Dies ist Roster {version}. Die neue Version wird jetzt geladen und beim Beenden installiert.',
    download: 'Laden',
    later: 'Nicht jetzt',
    ready: 'Roster {newer} ist geladen.',
    readyDetail: 'Die Version wird beim Beenden von Roster installiert.',
    restart: 'Jetzt neu starten',
    newest: 'Roster {version} ist die neueste Version.',
    none: 'Dieses Roster aktualisiert sich nicht selbst.',
    noneDetail: 'Es wurde auf eine Weise installiert, die Aktualisierungen selbst mitbringt oder keine kennt.',
    failed: 'Die Aktualisierung ist nicht gelungen.',
    failedDetail: 'Nichts wurde geändert. Versuchen Sie es wieder, wenn dieser Rechner online ist.',
    atStart: 'Bei jedem Start nach einer neueren Version suchen',
    ok: 'OK',
  },
  fr: {
    available: 'Roster {newer} est disponible.',
    downloadDetail:
      'Ceci est Roster {version}. La nouvelle version est téléchargée maintenant et installée à la fermeture.',
    download: 'Télécharger',
    later: 'Pas maintenant',
    ready: 'Roster {newer} est téléchargé.',
    readyDetail: 'La version est installée à la fermeture de Roster.',
    restart: 'Redémarrer maintenant',
    newest: 'Roster {version} est la version la plus récente.',
    none: 'Ce Roster ne se met pas à jour lui-même.',
    noneDetail: 'Il a été installé d’une manière qui apporte ses propres mises à jour, ou aucune.',
    failed: 'La mise à jour n’a pas fonctionné.',
    failedDetail: 'Rien n’a été modifié. Réessayez quand cet ordinateur est en ligne.',
    atStart: 'Chercher une version plus récente à chaque démarrage',
    ok: 'OK',
  },
};
type Texts = Readonly<
  Record<
    | 'available'
    | 'downloadDetail'
    | 'download'
    | 'later'
    | 'ready'
    | 'readyDetail'
    | 'restart'
    | 'newest'
    | 'none'
    | 'noneDetail'
    | 'failed'
    | 'failedDetail'
    | 'atStart'
    | 'ok',
    string
  >
>;

/** Where the choice for the start is kept. */
const CHOICE_FILE = 'updates.json';

/** Creates the updates; see `Updates`. */
export function createUpdates({ load, dialog, folder, version, language }: UpdatesOptions): Updates {
  const texts = TEXTS[language];
  const choice = createChoice(path.join(folder, CHOICE_FILE));
  let running: Promise<void> | null = null;

  /** Shows a box, with the choice for the start in it. Answers with whether the first button was chosen. */
  async function show(message: string, detail: string, buttons: string[]): Promise<boolean> {
    const { response, checkboxChecked } = await dialog.showMessageBox({
      type: 'info',
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: buttons.length - 1,
      checkboxLabel: texts.atStart,
      checkboxChecked: choice.read(),
    });
    choice.write(checkboxChecked);
    return response === 0;
  }

  async function look(tellEverything: boolean): Promise<void> {
    const updater = await load();
    if (!updater.isUpdaterActive()) {
      if (tellEverything) await show(texts.none, texts.noneDetail, [texts.ok]);
      return;
    }
    // Both are on where nobody says otherwise.
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.logger = null;
    const found = await updater.checkForUpdates();
    if (found?.isUpdateAvailable) await offer(updater, found.updateInfo.version);
    else if (tellEverything) await show(fillIn(texts.newest, { version }), '', [texts.ok]);
  }

  async function offer(updater: UpdateSource, newer: string): Promise<void> {
    const detail = fillIn(texts.downloadDetail, { version });
    if (!(await show(fillIn(texts.available, { newer }), detail, [texts.download, texts.later]))) return;
    updater.autoInstallOnAppQuit = true;
    await updater.downloadUpdate();
    const restart = await show(fillIn(texts.ready, { newer }), texts.readyDetail, [texts.restart, texts.later]);
    if (restart) updater.quitAndInstall();
  }

  /** One look at a time, for the boxes of two would lie on each other. */
  function begin(tellEverything: boolean): Promise<void> {
    running ??= look(tellEverything)
      .catch(async () => {
        if (tellEverything) await show(texts.failed, texts.failedDetail, [texts.ok]);
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  return {
    check: () => begin(true),
    checkAtStart: async () => {
      if (choice.read()) await begin(false);
    },
  };
}

/** The choice for the start, in a file. Off where the file is missing or cannot be read. */
function createChoice(file: string) {
  return {
    read(): boolean {
      const text = readIfThere(file);
      const value = text.ok && text.value !== null ? parseJson(text.value) : null;
      return typeof value === 'object' && value !== null && 'checkAtStart' in value && value.checkAtStart === true;
    },
    write(checkAtStart: boolean): void {
      if (checkAtStart !== this.read()) writeAtomically(file, `${JSON.stringify({ checkAtStart })}\n`);
    },
  };
}
