import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme, type Session } from 'electron';
import { startUrl } from './own-scheme.ts';
import type { ProgramState } from './serve-calls.ts';

/** The program's one window. Its page gets no Node, no Electron and its own world. */
export function openWindow(session: Session, state: ProgramState): BrowserWindow {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 1100,
    minHeight: 680,
    show: false,
    title: 'Sysops Squad Agent',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111113' : '#f9f9fb',
    autoHideMenuBar: true,
    webPreferences: { session, preload: join(import.meta.dirname, '../preload/index.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: process.env['SYSOPS_DEVTOOLS'] === '1' },
  });
  window.once('ready-to-show', () => window.show());
  window.on('focus', () => window.flashFrame(false));
  window.on('close', (event) => {
    if (state.unsent > 0 && !confirmClose(window, state.unsent)) event.preventDefault();
  });
  window.webContents.on('render-process-gone', () => window.webContents.reload());
  return window;
}

export const loadPage = (window: BrowserWindow): Promise<void> => window.loadURL(startUrl);

function confirmClose(window: BrowserWindow, unsent: number): boolean {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'question',
    buttons: ['Stay open', 'Close'],
    defaultId: 0,
    cancelId: 0,
    message: unsent === 1 ? 'One ticket has not been sent yet.' : `${unsent} tickets have not been sent yet.`,
    detail: 'They stay on this computer and are sent when the program is opened again.',
  });
  return chosen === 1;
}
