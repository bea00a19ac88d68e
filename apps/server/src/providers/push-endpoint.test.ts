import { describe, expect, test } from 'vitest';
import { isPushEndpoint } from './push-endpoint.ts';

const sandbox = 'http://127.0.0.1:4010/push';

describe('an address that a browser gives', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc:def', 'https://fcm.googleapis.com/wp/abc', 'https://updates.push.services.mozilla.com/wpush/v2/gAAA', 'https://web.push.apple.com/QGuQ', 'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA',
    'https://FCM.googleapis.com/fcm/send/abc', 'https://fcm.googleapis.com:443/fcm/send/abc',
  ])('of a known push service is called: %s', (endpoint) => expect(isPushEndpoint(endpoint, undefined)).toBe(true));

  test.each([
    ['inside', 'https://127.0.0.1/'], ['inside by another spelling', 'https://0x7f000001/'], ['inside, version 6', 'https://[::1]/'], ['metadata', 'http://169.254.169.254/latest/meta-data/'], ['a private net', 'https://10.0.0.5/push/x'], ['no host of ours', 'https://localhost/'],
    ['without encryption', 'http://fcm.googleapis.com/fcm/send/abc'], ['another port', 'https://fcm.googleapis.com:8443/fcm/send/abc'], ['another scheme', 'file:///etc/passwd'], ['another scheme', 'gopher://fcm.googleapis.com/'],
    ['a longer name', 'https://fcm.googleapis.com.evil.example/fcm/send/abc'], ['a name that ends alike', 'https://evilfcm.googleapis.com/'], ['a name that ends alike', 'https://evilpush.apple.com/x'], ['the bare suffix', 'https://push.apple.com/x'],
    ['a name before an at sign', 'https://fcm.googleapis.com@evil.example/'], ['a user', 'https://user:secret@fcm.googleapis.com/fcm/send/abc'], ['a final dot', 'https://fcm.googleapis.com./fcm/send/abc'],
    ['a backslash', 'https://evil.example\\@fcm.googleapis.com/'], ['no address', 'not an address'], ['nothing', ''], ['the sandbox, not configured', `${sandbox}/abc`],
  ])('is not called: %s (%s)', (_, endpoint) => expect(isPushEndpoint(endpoint, undefined)).toBe(false));

  test.each([
    [true, `${sandbox}/abc`], [true, 'https://fcm.googleapis.com/fcm/send/abc'], [false, 'http://127.0.0.1:4010/control/reset'], [false, 'http://127.0.0.1:4010/push/../control/reset'], [false, 'http://127.0.0.1:4010/pushes'],
    [false, 'http://127.0.0.1:40100/push/abc'], [false, 'http://127.0.0.1:4000/push/abc'], [false, 'http://127.0.0.1:4010@evil.example/push/abc'], [false, 'http://user@127.0.0.1:4010/push/abc'],
  ])('with the sandbox configured: %s for %s', (may, endpoint) => expect(isPushEndpoint(endpoint, sandbox)).toBe(may));
});
