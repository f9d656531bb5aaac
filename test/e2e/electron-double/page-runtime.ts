/** What the double puts into the window of a page before any script of the page runs. */
interface DoubledWindow extends Window {
  __doubleInvoke?: (invocation: { channel: string; args: unknown[] }) => Promise<{ value?: unknown; error?: string }>;
}

/**
 * The script that plays Electron's side of a page: it runs the compiled preload script in a function of its own, with
 * the `electron` module that sandboxed preload scripts get. World isolation itself is not imitated.
 */
export function pageRuntime(preloadSource: string, platform: string): string {
  const run = `(electronModule, process) => {
    const module = { exports: {} };
    const require = (id) => {
      if (id === 'electron') return electronModule;
      throw new Error('module not found: ' + id + ' (sandboxed preload)');
    };
    (function (require, module, exports, process, global) {${preloadSource}\n})(require, module, module.exports, process, undefined);
  }`;
  return `(${prepare.toString()})(${run}, ${JSON.stringify(platform)});`;
}

/** Runs inside the page; it must not refer to anything outside itself. */
function prepare(run: (electronModule: object, process: object) => void, platform: string) {
  if (window !== window.top) return;
  const doubled = window as DoubledWindow;
  const invoke = doubled.__doubleInvoke;
  delete doubled.__doubleInvoke;

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const reply = await invoke?.({ channel, args: structuredClone(args) });
      if (reply?.error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
      return reply?.value;
    },
  };

  /** Copies plain values and wraps functions, as the context bridge does: prototypes and extra properties are lost. */
  function carried(value: unknown): unknown {
    if (value instanceof Promise) return value.then(carried, rethrown);
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        try {
          return carried(value(...args.map(carried)));
        } catch (error) {
          return rethrown(error);
        }
      };
    }
    if (Array.isArray(value)) return value.map(carried);
    if (value instanceof Error) return new Error(value.message);
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, carried(inner)]));
  }
  function rethrown(error: unknown): never {
    throw new Error(error instanceof Error ? error.message : String(error));
  }
  function frozen(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    for (const inner of Object.values(value)) frozen(inner);
    return Object.freeze(value);
  }

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (Object.hasOwn(window, key))
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      Object.defineProperty(window, key, { value: frozen(carried(api)), enumerable: true });
    },
  };
  run({ contextBridge, ipcRenderer }, { type: 'renderer', sandboxed: true, contextIsolated: true, platform, env: {} });
}
