import Conf from 'conf';
import { PRIVATE_FILE } from './atomic-file.ts';
import type { StoreFactory } from './connections.ts';

/** Makes the settings store on the base library of electron-store: the same file in the same format, without Electron. */
export const confStore: StoreFactory = ({ folder, name }) =>
  new Conf({ cwd: folder, configName: name, configFileMode: PRIVATE_FILE, accessPropertiesByDotNotation: false });
