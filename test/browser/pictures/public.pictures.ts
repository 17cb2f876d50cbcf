import type { Picture } from './picture.ts';

/** The pages anybody may read, without the console. */
export const PICTURES: Picture[] = [
  { name: 'public-landing', path: '/', phone: true, fullPage: true },
  { name: 'public-docs', path: '/docs', phone: true },
  { name: 'public-docs-search', path: '/docs/search?q=database', phone: true },
  { name: 'public-docs-search-empty', path: '/docs/search?q=zeppelin' },
  { name: 'public-not-found', path: '/share/no-such-token', phone: true },
];
