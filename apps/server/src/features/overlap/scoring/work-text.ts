import { isFunctionWord, stem } from './stems.js';
import { PHRASES, PHRASE_STARTS } from './synonyms.js';

/** Scripts that put no spaces between words, or, like Hangul, endings on them. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const BEYOND_ASCII = /[^\0-\x7f]/;
const CHUNKS = /\d+(?:\.\d+)+|[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*/g;
const CHUNKS_OF_ANY_SCRIPT = /\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}_]+(?:-[\p{L}\p{N}\p{M}_]+)*/gu;
const COMPOUND = /[_-]|[a-z0-9][A-Z]/;
const PARTS = /[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]?[a-z]+\d*|[A-Z]+\d*|\d+/g;
const LONGEST_WORD = 40;
const LONGEST_COMPOUND = 30;

const REFERENCES =
  /(?:#|\bGH-|\/(?:issues|pull|pulls|merge_requests)\/)(\d{1,7})\b|\b([A-Z][A-Z0-9]{1,9}-\d{1,7})\b/g;
/** Standards look like tickets: UTF-8, SHA-256. */
const STANDARDS =
  /^(?:UTF|SHA|ISO|RFC|AES|RSA|MD|ES|ECMA|HTTP|TLS|IPV|CP|KOI|BASE|IEEE|PEP|JSR|X)-/;

/**
 * The stems of a text in its order, without function words. Names from code count as their parts
 * and as a whole: `getUserName` is get, user, name and getusername, so that it meets both "user
 * name" and `get_user_name`. Scripts without spaces count by pairs of characters.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const beyond = BEYOND_ASCII.test(text);
  const chunks = beyond ? text.normalize('NFKC').match(CHUNKS_OF_ANY_SCRIPT) : text.match(CHUNKS);
  let before = '';
  for (const chunk of chunks ?? []) {
    if (beyond && BEYOND_ASCII.test(chunk)) {
      addForeign(words, chunk);
      before = '';
    } else if (COMPOUND.test(chunk)) {
      before = addCompound(words, chunk);
    } else {
      before = addWord(words, chunk.toLowerCase(), before);
    }
  }
  return words;
}

/** Tickets and pull requests a text names: `#12` however it is written, `ABC-7`. */
export function referencesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, number, key] of text.matchAll(REFERENCES)) {
    if (number) found.add(`#${Number(number)}`);
    else if (key && !STANDARDS.test(key)) found.add(key);
  }
  return [...found];
}

/** Answers the word as it stood, for the phrase that the next one may end. */
function addWord(words: string[], word: string, before: string): string {
  if (PHRASE_STARTS.has(before)) {
    const phrase = PHRASES.get(`${before} ${word}`);
    if (phrase) words.push(phrase);
  }
  if (word.length > 1 && word.length <= LONGEST_WORD && !isFunctionWord(word)) {
    words.push(stem(word));
  }
  return word;
}

function addCompound(words: string[], chunk: string): string {
  const parts = chunk.match(PARTS) ?? [];
  let before = '';
  for (const part of parts) before = addWord(words, part.toLowerCase(), before);
  if (parts.length > 1 && chunk.length <= LONGEST_COMPOUND) {
    words.push(stem(parts.join('').toLowerCase()));
  }
  return before;
}

function addForeign(words: string[], chunk: string): void {
  if (!UNSPACED.test(chunk)) {
    const word = chunk.toLowerCase();
    for (const part of word.split(/[_-]/)) {
      if (part.length > 1 && part.length <= LONGEST_WORD) words.push(part);
    }
    return;
  }
  const characters = [...chunk.toLowerCase()];
  if (characters.length === 1) words.push(chunk);
  for (let at = 0; at + 1 < characters.length; at += 1) {
    words.push(`${characters[at]}${characters[at + 1]}`);
  }
}
