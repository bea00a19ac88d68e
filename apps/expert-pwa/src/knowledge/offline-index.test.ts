import type { ArticleView } from '@sysops/domain/knowledge';
import { describe, expect, test } from 'vitest';
import { createOfflineIndex } from './offline-index.ts';

const article = (id: string, part: Partial<ArticleView>): ArticleView => ({
  id, title: 'A title', category: 'tv', symptom: 'A symptom', cause: '', fix: 'A fix', models: [], errorCodes: [], state: 'validated', audience: 'expert', authorName: 'Ana', timesUsed: 0, createdAt: 1, version: 1, ...part,
});

const index = createOfflineIndex([
  article('board', { title: 'Replace the power board', symptom: 'Television does not turn on, red light blinks', errorCodes: ['E-204'], timesUsed: 3 }),
  article('fan', { category: 'computer', title: 'Clean the fan', symptom: 'Laptop overheats and shuts down', models: ['XPS 13'], timesUsed: 9 }),
  article('old', { title: 'Replace the picture tube', state: 'archived', timesUsed: 50 }),
]);
const ids = (query: string, category?: 'tv' | 'computer') => index.search(query, category).map(({ id }) => id);

describe('offline index', () => {
  test('forgives a typing error', () => expect(ids('televsion')).toEqual(['board']));
  test('finds the beginning of a word', () => expect(ids('overh')).toEqual(['fan']));
  test('finds an error code and a model', () => {
    expect(ids('E-204')[0]).toBe('board');
    expect(ids('xps')).toEqual(['fan']);
  });
  test('keeps to the category', () => expect(ids('replace clean', 'tv')).toEqual(['board']));
  test('lists the most useful first when nothing is asked, and no archived one', () => expect(ids('')).toEqual(['fan', 'board']));
  test('finds nothing for a word nobody wrote', () => expect(ids('zeppelin')).toEqual([]));
});
