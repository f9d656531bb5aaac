const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Has SIGINT and SIGTERM handled by one function alone, until the answer is called. Others have to be silent meanwhile:
 * `when-exit`, which Conf writes with, sends a signal to its own process once more, and one Ctrl-C would count as two.
 */
export function takeSignals(handle: () => void): () => void {
  const returns = SIGNALS.map((signal) => {
    const others = process.rawListeners(signal) as NodeJS.SignalsListener[];
    process.removeAllListeners(signal);
    process.on(signal, handle);
    return () => {
      process.off(signal, handle);
      for (const other of others) process.on(signal, other);
    };
  });
  return () => {
    for (const giveBack of returns) giveBack();
  };
}
