import { app, type Session, type WebContents } from 'electron';
import { isOwnUrl } from './own-scheme.ts';

/** Copying a request id is the only power a page needs; everything else is refused unasked. */
const allowed = new Set(['clipboard-sanitized-write']);

export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((page, permission, answer) => answer(allowed.has(permission) && isOwnUrl(page.getURL())));
  session.setPermissionCheckHandler((page, permission) => allowed.has(permission) && page !== null && isOwnUrl(page.getURL()));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** For every page there ever is: it stays on our origin, opens no window and hosts nothing. */
function lockPage(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.on('will-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  page.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
  page.on('will-frame-navigate', (event) => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  });
}

export function lockPages(): void {
  app.on('web-contents-created', (_event, page) => lockPage(page));
}
