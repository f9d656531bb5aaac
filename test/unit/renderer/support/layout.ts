import { configure } from '@testing-library/react';
import { onTestFinished } from 'vitest';

/** A screen's first drawing takes long on a busy machine; nothing waits so long when all is well. */
configure({ asyncUtilTimeout: 8000 });

/** Gives every element a size, which happy-dom has none of: windowed rows are drawn only where there is room. */
export function giveRoom(width = 1000, height = 700): void {
  const own = { clientWidth: width, clientHeight: height };
  for (const [name, value] of Object.entries(own)) {
    const before = Object.getOwnPropertyDescriptor(HTMLElement.prototype, name);
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
    onTestFinished(() => {
      if (before) Object.defineProperty(HTMLElement.prototype, name, before);
      else Reflect.deleteProperty(HTMLElement.prototype, name);
    });
  }
}
