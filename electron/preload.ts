import { contextBridge, ipcRenderer } from 'electron';
import { PROCEDURES, type ProcedureEntry, procedureName } from './contract/procedures.ts';
import type { BridgeFunction, CrossedStream, Crossing, StreamAction, WindowBridge } from './contract/window-bridge.ts';

/** Calls the main process; rejects when it refuses the sender. */
type Invoke = (action: StreamAction, payload: unknown) => Promise<unknown>;

contextBridge.exposeInMainWorld('roster', bridgeFrom(PROCEDURES));

/** Groups the functions as the contract groups its procedures. */
function bridgeFrom(procedures: readonly ProcedureEntry[]): WindowBridge {
  const bridge: Record<string, Record<string, BridgeFunction>> = {};
  for (const { path, meta } of procedures) {
    const [group, name] = path;
    if (group === undefined || name === undefined) throw new Error('Every procedure of the contract is in a group.');
    const invoke: Invoke = (action, payload) => ipcRenderer.invoke(procedureName(path), action, payload);
    bridge[group] = { ...bridge[group], [name]: meta.kind === 'stream' ? reader(invoke) : caller(invoke) };
  }
  return bridge;
}

function caller(invoke: Invoke): BridgeFunction {
  return (input) => invoke('open', input) as Promise<Crossing>;
}

function reader(invoke: Invoke): BridgeFunction {
  return async (input) => {
    const opened = (await invoke('open', input)) as Crossing<string>;
    if (!opened.ok) return opened;
    const stream: CrossedStream = {
      next: () => invoke('next', opened.value) as ReturnType<CrossedStream['next']>,
      return: () => invoke('return', opened.value) as Promise<void>,
    };
    return { ok: true, value: stream };
  };
}
