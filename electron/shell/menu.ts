import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { shellTexts } from './texts.ts';

/** Puts our menu in place of Electron's, whose entries lead to the web and into developer tools. `updates` looks for a newer version. */
export function installMenu(updates: () => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform === 'darwin', updates)));
}

/** The menu by its roles; what they do is Electron's. Developer tools are there in development only. */
function menuTemplate(isMac: boolean, updates: () => void): MenuItemConstructorOptions[] {
  const { file, edit, view, window, help, updates: label } = shellTexts().menu;
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }];
  const tools: MenuItemConstructorOptions[] = app.isPackaged ? [] : [{ role: 'toggleDevTools' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: file, submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    { label: edit, role: 'editMenu' },
    { label: view, submenu: [...zoom, { type: 'separator' }, { role: 'togglefullscreen' }, ...tools] },
    { label: window, role: 'windowMenu' },
    { label: help, role: 'help', submenu: [{ label, click: updates }] },
  ];
}
