/**
 * The push services of the browsers that can subscribe here. A name that begins with a dot stands for the hosts below it.
 * Sources: Chromium (FCM), Mozilla autopush, Apple "Sending web push notifications", Microsoft WNS.
 */
const services: readonly string[] = ['fcm.googleapis.com', '.push.services.mozilla.com', '.push.apple.com', '.notify.windows.com'];

const isService = (host: string): boolean => services.some((service) => (service.startsWith('.') ? host.endsWith(service) : host === service));

/**
 * Whether the server may call this address. It comes from a browser, so it may be anything: an inside address, a
 * metadata service, somebody else's website. Only known push services by https on their own port pass, and the
 * configured other one (the sandbox), of which every address below its base passes.
 */
export function isPushEndpoint(endpoint: string, otherService: string | undefined): boolean {
  const url = URL.parse(endpoint);
  if (!url || url.username || url.password || url.hash) return false;
  if (otherService !== undefined && url.href.startsWith(`${otherService.replace(/\/$/, '')}/`)) return true;
  return url.protocol === 'https:' && url.port === '' && isService(url.hostname);
}
