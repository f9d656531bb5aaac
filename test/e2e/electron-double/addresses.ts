const SUFFIX = 'electron-double.test';
const KNOWN_TO_CHROMIUM = new Set(['http', 'https', 'file', 'data', 'about', 'blob']);

/**
 * Where Chromium finds what an application serves under a scheme of its own, which Chromium can't open:
 * `app://page/x` becomes `https://page.app.electron-double.test/x`.
 */
export function toChromium(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address) ?? [];
  if (scheme === '' || KNOWN_TO_CHROMIUM.has(scheme)) return address;
  return `https://${host}.${scheme}.${SUFFIX}${rest || '/'}`;
}

/** The address that the application knows for one of Chromium's. */
export function toApplication(address: string): string {
  return address.replace(/^(blob:)?https:\/\/([^/]*)\.([a-z0-9+-]+)\.electron-double\.test/, '$1$3://$2');
}

/** The scheme of an address, without the colon. */
export function schemeOf(address: string): string {
  return address.slice(0, address.indexOf(':'));
}

/** The origin of an address of the application, as Electron serializes it. */
export function originOf(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(address)?.[0] ?? 'null';
}
