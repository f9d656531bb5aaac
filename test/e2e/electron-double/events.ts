/** An event whose default can be prevented, as Electron's emitters hand it over. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes an event, with what this kind of event carries besides. */
export function makeEvent<Extra extends object>(extra: Extra): PreventableEvent & Extra {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
    ...extra,
  };
}
