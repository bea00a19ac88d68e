import { expect, test } from 'vitest';
import type { JobView } from './dispatch-views.ts';
import { shownJobs } from './drip-feed.ts';

const job = (departAt: number, status: JobView['status'] = 'accepted') => ({ departAt, status });
const day = [job(5, 'arrived'), job(30), job(10), job(20)];

test('given no limit, then the whole list is shown as it is', () => expect(shownJobs(day, null)).toEqual({ jobs: day, more: false }));

test('given a limit, then what runs and the next so many are shown, in the order of the list', () => {
  expect(shownJobs(day, 1)).toEqual({ jobs: [job(5, 'arrived'), job(10)], more: true });
  expect(shownJobs(day, 2)).toEqual({ jobs: [job(5, 'arrived'), job(10), job(20)], more: true });
});

test('given fewer jobs than the limit, then nothing more follows', () => {
  expect(shownJobs(day, 3)).toEqual({ jobs: day, more: false });
  expect(shownJobs([], 1)).toEqual({ jobs: [], more: false });
});

test('an expert on the way sees his way and the next one', () => {
  expect(shownJobs([job(1, 'travelling'), job(2), job(3)], 1)).toEqual({ jobs: [job(1, 'travelling'), job(2)], more: true });
});
