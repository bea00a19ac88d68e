import { app, ipcMain, Notification, safeStorage, type BrowserWindow } from 'electron';
import { answerCall } from '../bridge/answer-call.ts';
import { channels } from '../bridge/channels.ts';
import type { CallHandlers, DeskEvent } from '../bridge/contract.ts';
import { isOwnUrl } from './own-scheme.ts';

export type ProgramState = { unsent: number };

type Around = { readonly window: BrowserWindow; readonly state: ProgramState; readonly server: { current: () => string; keep: (server: string) => void }; /** Shows an invoice; says whether it could. */ readonly showInvoice: (invoiceId: string) => Promise<boolean> };

/** Without a keyring Linux "encrypts" with a fixed password, which is plain text with another name. */
const keystore = (): 'system' | 'plain' => {
  if (!safeStorage.isEncryptionAvailable()) return 'plain';
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text' ? 'plain' : 'system';
};

function handlersFor({ window, state, server, showInvoice }: Around): CallHandlers {
  return {
    about: () => ({ version: app.getVersion(), platform: process.platform, server: server.current(), keystore: keystore() }),
    useServer: ({ url }) => {
      server.keep(url);
      return { server: server.current() };
    },
    notify: ({ title, body, path }) => {
      const shown = new Notification({ title, body });
      shown.on('click', () => {
        window.show();
        window.webContents.send(channels.event, { kind: 'open', path } satisfies DeskEvent);
      });
      shown.show();
      if (!window.isFocused()) window.flashFrame(true);
      return {};
    },
    openInvoice: async ({ invoiceId }) => ({ shown: await showInvoice(invoiceId) }),
    setUnsent: ({ count }) => {
      state.unsent = count;
      app.setBadgeCount(count);
      return {};
    },
  };
}

/** Answers the page of `window` and nobody else. */
export function serveCalls(around: Around): void {
  const handlers = handlersFor(around);
  const { window } = around;
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown) => {
    const frame = event.senderFrame;
    if (!frame || frame !== window.webContents.mainFrame || !isOwnUrl(frame.url)) throw new Error('This page may not call the program');
    return answerCall(handlers, name, input);
  });
  window.on('closed', () => ipcMain.removeHandler(channels.call));
}
