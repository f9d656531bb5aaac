const lost = new WeakSet<object>();

// The build's loader announces so what it could not load; no browser gives such an error a name of its own. This is
// heard from the first import on, since a screen may fail before anything is drawn.
window.addEventListener('vite:preloadError', (event) => {
  if ('payload' in event && event.payload instanceof Error) lost.add(event.payload);
});

/** Whether an error says that a part of the page could not be loaded: it was replaced by an update, or its host is gone. */
export function isLostPart(error: unknown): boolean {
  return error instanceof Error && lost.has(error);
}
