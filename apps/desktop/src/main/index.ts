import { join } from 'node:path';
import { app, Menu, protocol, session, shell, type BrowserWindow, type Session } from 'electron';
import { forwardRequest, isForServer } from './forward-request.ts';
import { lockPages, lockSession } from './lock-down.ts';
import { forgetInvoices, openInvoice } from './open-invoice.ts';
import { loadPage, openWindow } from './open-window.ts';
import { isOwnUrl, scheme } from './own-scheme.ts';
import { packagedFile } from './packaged-file.ts';
import { serveCalls, type ProgramState } from './serve-calls.ts';
import { serverAddress } from './server-address.ts';

const renderer = join(import.meta.dirname, '../renderer');
const state: ProgramState = { unsent: 0 };
let shown: BrowserWindow | null = null;

type Address = ReturnType<typeof serverAddress>;

/** The program's own scheme: its pages from disk, its calls to the one server. */
function serveOwnScheme(desk: Session, server: Address): void {
  desk.protocol.handle(scheme, (request) => {
    if (!isOwnUrl(request.url)) return new Response('There is nothing here', { status: 404 });
    const { pathname } = new URL(request.url);
    if (!isForServer(pathname)) return packagedFile(renderer, pathname);
    return forwardRequest(request, server.current(), async (url, init) => {
      const answer = await desk.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
      // Chromium writes cookies down within half a minute; a crash before that would end the session.
      if (answer.headers.has('set-cookie')) await desk.cookies.flushStore();
      return answer;
    });
  });
}

async function start(): Promise<void> {
  await app.whenReady();
  const server = serverAddress(app.getPath('userData'));
  const desk = session.fromPartition('persist:desk');
  lockSession(desk);
  lockSession(session.defaultSession);
  serveOwnScheme(desk, server);
  Menu.setApplicationMenu(null);
  shown = openWindow(desk, state);
  const folder = join(app.getPath('temp'), `sysops-invoices-${process.pid}`);
  const showInvoice = (invoiceId: string): Promise<boolean> =>
    openInvoice(invoiceId, { folder, open: (file) => shell.openPath(file), fetch: (path) => desk.fetch(`${server.current()}${path}`, { credentials: 'include', redirect: 'error', cache: 'no-store', bypassCustomProtocolHandlers: true }) });
  app.on('quit', () => void forgetInvoices(folder));
  serveCalls({ window: shown, state, server, showInvoice });
  await loadPage(shown);
}

if (app.requestSingleInstanceLock()) {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
  // A container's root user cannot have the system's sandbox and says so with --no-sandbox; only tests run that way.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  lockPages();
  app.on('second-instance', () => {
    if (shown?.isMinimized()) shown.restore();
    shown?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  start().catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else {
  app.quit();
}
