import { describe, expect, test } from 'vitest';
import { pathInApp, readPush, readWorkerWord, windowFor } from './read-push.ts';

const push = { title: 'New job #123456', body: 'TV', path: '/expert/jobs/1', tag: 'job-123456', lang: 'es' };

describe('given a push', () => {
  test('then it is shown as it was sent', () => expect(readPush(push)).toEqual(push));
  test.each([[null], ['text'], [42], [[]], [{}], [{ title: 1, body: {}, path: null, tag: [], lang: false }]])('when it is %j, then something is shown all the same', (data) => {
    expect(readPush(data)).toEqual({ title: 'Sysops Squad', body: '', path: '/expert/', tag: 'account', lang: 'en' });
  });
});

describe('a page that is opened', () => {
  test.each([['/expert/jobs/1', '/expert/jobs/1'], ['/expert/', '/expert/'], ['/expert/me?x=1', '/expert/me']])('%s is the app’s', (path, wanted) => expect(pathInApp(path)).toBe(wanted));
  test.each(['https://evil.example/expert/', '//evil.example/expert/', '/console', '/expert/../console', '/expertly', 'javascript:alert(1)', '', '\\\\evil.example\\expert\\'])('%s is not: the start page instead', (path) => expect(pathInApp(path)).toBe('/expert/'));
});

describe('given open windows, when a notification is pressed', () => {
  const at = (path: string) => ({ url: `https://squad.example${path}` });
  const [today, job, site] = [at('/expert/'), at('/expert/jobs/1'), at('/tickets/1')];
  test('then the one that shows the page comes to the front', () => expect(windowFor([site, today, job], '/expert/jobs/1')).toBe(job));
  test('then else another one of the app', () => expect(windowFor([site, today], '/expert/jobs/1')).toBe(today));
  test('then none of the website', () => expect(windowFor([site], '/expert/jobs/1')).toBeNull());
});

test.each([[{ type: 'PUSHED', more: 1 }, { type: 'PUSHED' }], [{ type: 'OPEN', path: '/expert/me' }, { type: 'OPEN', path: '/expert/me' }], [{ type: 'OPEN', path: 'https://evil.example/' }, { type: 'OPEN', path: '/expert/' }], [{ type: 'OPEN' }, null], [{ type: 'CACHE_UPDATED' }, null], ['OPEN', null], [null, null]])('of what the worker says, %j is read as %j', (data, wanted) => expect(readWorkerWord(data)).toEqual(wanted));
